import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/**
 * Defines the role by which RDS writes what its hosts are doing, to the one log group that it uses for that.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html (ARNs of log groups)
 */
export class EnhancedMonitoringRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    // an action on a log group is allowed on its ARN with `:*` at the end, which its streams have too
    const logGroup = `arn:${partition}:logs:${region}:${account}:log-group:RDSOSMetrics:*`;
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('monitoring.rds.amazonaws.com') });
    new ManagedPolicy(this, 'Policy', {
      roles: [this.role],
      statements: [
        new PolicyStatement({
          actions: [
            'logs:CreateLogGroup',
            'logs:CreateLogStream',
            'logs:DescribeLogStreams',
            'logs:GetLogEvents',
            'logs:PutLogEvents',
            'logs:PutRetentionPolicy',
          ],
          resources: [logGroup],
        }),
      ],
    });
  }
}
