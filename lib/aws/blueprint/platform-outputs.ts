import { CfnOutput, type Stack } from 'aws-cdk-lib';

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
  publish(stack, {
    ClusterName: [clusterName, 'The EKS cluster'],
    KubeconfigCommand: [
      `aws eks update-kubeconfig --name ${clusterName} --region ${stack.region} --role-arn ${adminRole}`,
      'Lets kubectl speak to the cluster, for whoever may assume the role',
    ],
  });
}
