import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { kubeconfigCommand } from '../kubeconfig-command';

/** What a person needs next. */
export interface PlatformFacts {
  readonly clusterName: string;
  readonly adminRole: string;
}

/** Publishes values as outputs of a stack: each with its description. */
export function publish(stack: Stack, outputs: Readonly<Record<string, [value: string, description: string]>>): void {
  for (const [id, [value, description]] of Object.entries(outputs)) new CfnOutput(stack, id, { value, description });
}

/** Publishes how the cluster is reached. */
export function publishOutputs(stack: Stack, { clusterName, adminRole }: PlatformFacts): void {
  const { command, who } = kubeconfigCommand({ region: stack.region, clusterName, adminRole });
  publish(stack, {
    ClusterName: [clusterName, 'The EKS cluster'],
    KubeconfigCommand: [command, `Lets kubectl speak to the cluster, for ${who}`],
  });
}
