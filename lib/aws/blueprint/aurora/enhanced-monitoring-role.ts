import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** Defines the role by which RDS writes what its hosts are doing, to the one log group that it uses for that. */
export class EnhancedMonitoringRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    const logGroup = `arn:${partition}:logs:${region}:${account}:log-group:RDSOSMetrics`;
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('monitoring.rds.amazonaws.com') });
    new ManagedPolicy(this, 'Policy', {
      roles: [this.role],
      statements: [
        new PolicyStatement({ actions: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'], resources: [logGroup] }),
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams', 'logs:GetLogEvents'],
          resources: [`${logGroup}:log-stream:*`],
        }),
      ],
    });
  }
}
