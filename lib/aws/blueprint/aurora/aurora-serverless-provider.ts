import { GlobalResources, type ResourceContext, type ResourceProvider } from '@aws-quickstart/eks-blueprints';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { DatabaseCluster } from 'aws-cdk-lib/aws-rds';
import { AuroraServerless } from './aurora-serverless';
import type { AuroraServerlessProps } from './aurora-serverless-props';

/**
 * Provides an Aurora PostgreSQL Serverless v2 cluster in the VPC of the blueprint. Use it in any blueprint, together with
 * {@link AuroraServerlessAddOn}, which lets the EKS cluster in:
 *
 * ```ts
 * EksBlueprint.builder()
 *   .resourceProvider(GlobalResources.Vpc, new DirectVpcProvider(vpc)) // before the database
 *   .resourceProvider('orders', new AuroraServerlessProvider({ clusterIdentifier: 'orders', port: 5433, ... }))
 *   .addOns(new AuroraServerlessAddOn({ resource: 'orders', port: 5433 }))
 * ```
 *
 * The VPC needs isolated subnets in the zones of the instances. For a public endpoint the internet must be routed to them.
 */
export class AuroraServerlessProvider implements ResourceProvider<DatabaseCluster> {
  private readonly props: AuroraServerlessProps;

  constructor(props: AuroraServerlessProps) {
    this.props = props;
  }

  /**
   * Defines the database.
   *
   * @throws when no VPC was provided before it
   */
  provide(context: ResourceContext): DatabaseCluster {
    const vpc = context.get<IVpc>(GlobalResources.Vpc);
    if (!vpc) {
      throw new Error(`resource '${GlobalResources.Vpc}' must be provided before the database, got none: add it first`);
    }
    return new AuroraServerless(context.scope, 'Aurora', { ...this.props, vpc }).database;
  }
}
