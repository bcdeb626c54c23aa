import { CfnOutput, type Stack } from 'aws-cdk-lib';
import type { IDatabaseCluster } from 'aws-cdk-lib/aws-rds';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';

/** What a person needs next. */
export interface PlatformFacts {
  readonly clusterName: string;
  readonly adminRole: string;
  readonly database: IDatabaseCluster;
  /** Port of the database, literally. */
  readonly port: number;
  readonly masterSecret: ISecret;
}

/** Publishes the facts as outputs of the stack. None is a secret: the master's is the name of one. */
export function publishOutputs(
  stack: Stack,
  { clusterName, adminRole, database, port, masterSecret }: PlatformFacts,
): void {
  const outputs: Record<string, [value: string, description: string]> = {
    ClusterName: [clusterName, 'The EKS cluster'],
    KubeconfigCommand: [
      `aws eks update-kubeconfig --name ${clusterName} --region ${stack.region} --role-arn ${adminRole}`,
      'Lets kubectl speak to the cluster, for whoever may assume the role',
    ],
    WriterEndpoint: [`${database.clusterEndpoint.hostname}:${port}`, 'Follows the writer'],
    ReaderEndpoint: [`${database.clusterReadEndpoint.hostname}:${port}`, 'Spreads over the readers'],
    MasterSecretArn: [masterSecret.secretArn, "Secret with the database's master password, kept and rotated by AWS"],
  };
  for (const [id, [value, description]] of Object.entries(outputs)) new CfnOutput(stack, id, { value, description });
}
