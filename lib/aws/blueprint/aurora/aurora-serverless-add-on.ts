import type { ClusterAddOn, ClusterInfo } from '@aws-quickstart/eks-blueprints';
import { Stack } from 'aws-cdk-lib';
import { CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import type { DatabaseCluster } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';

/** Properties for {@link AuroraServerlessAddOn}. */
export interface AuroraServerlessAddOnProps {
  /** Name under which {@link AuroraServerlessProvider} is registered. */
  readonly resource: string;
  /** Port of the database. Given again because the database only knows it as a token, which no check can read. */
  readonly port: number;
}

/** Lets the pods of the cluster connect to a database of {@link AuroraServerlessProvider}. */
export class AuroraServerlessAddOn implements ClusterAddOn {
  readonly id: string;
  private readonly props: AuroraServerlessAddOnProps;

  constructor(props: AuroraServerlessAddOnProps) {
    this.id = `aurora-serverless-${props.resource}`;
    this.props = props;
  }

  /** Defines the rule. It is a resource of its own, so that the database need not wait for the cluster. */
  async deploy(info: ClusterInfo): Promise<Construct> {
    const { resource, port } = this.props;
    const [securityGroup] = info.getRequiredResource<DatabaseCluster>(resource).connections.securityGroups;
    if (!securityGroup) throw new Error(`database '${resource}' must have a security group, got none`);
    const access = new Construct(Stack.of(info.cluster), this.id);
    new CfnSecurityGroupIngress(access, 'FromCluster', {
      description: 'pods of the cluster',
      groupId: securityGroup.securityGroupId,
      sourceSecurityGroupId: info.cluster.clusterSecurityGroupId,
      ipProtocol: 'tcp',
      fromPort: port,
      toPort: port,
    });
    return access;
  }
}
