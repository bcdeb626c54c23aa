import { CfnOutput } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EksScenario } from '../../scenario';
import { analystAccessEntry } from '../blueprint/analyst-access-entry';
import type { Platform } from '../blueprint/platform';
import { AnalystPolicy, type AnalystPolicyProps } from './analyst-policy';
import { AnalystRole } from './analyst-role';

/** Properties for {@link ClusterAnalyst}. */
export interface ClusterAnalystProps extends Pick<AnalystPolicyProps, 'password'> {
  readonly scenario: EksScenario;
  readonly platform: Pick<Platform, 'stack' | 'cluster' | 'clusterName'>;
}

/**
 * Defines the IAM role of the analyst of a database in the cluster: it may read its own password, where there is one, and
 * find the cluster, where it is admitted to the bastion pods.
 */
export class ClusterAnalyst extends Construct {
  constructor(scope: Construct, id: string, { scenario, platform, password }: ClusterAnalystProps) {
    super(scope, id);
    const { bastionPod } = scenario.analyst;
    const { role } = new AnalystRole(this, 'Role');
    new AnalystPolicy(this, 'Policy', {
      role,
      ...(password ? { password } : {}),
      ...(bastionPod ? { clusterName: platform.clusterName } : {}),
    });
    if (bastionPod) analystAccessEntry(platform, role.roleArn, bastionPod.group);
    new CfnOutput(platform.stack, 'AnalystRoleArn', {
      value: role.roleArn,
      description: 'Role to take: allow people sts:AssumeRole on it',
    });
  }
}
