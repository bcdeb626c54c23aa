import { FlowLogDestination, type Vpc } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** Properties for {@link FlowLogs}. */
export interface FlowLogsProps {
  /** Network whose connections are recorded, accepted and refused. */
  readonly vpc: Vpc;
  /** Key of the log group. CloudWatch Logs must be allowed to use it. */
  readonly logKey: IKey;
}

/** Defines a year's record of who spoke to whom. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, { vpc, logKey }: FlowLogsProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Records', { retention: RetentionDays.ONE_YEAR, encryptionKey: logKey });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('vpc-flow-logs.amazonaws.com') });
    new ManagedPolicy(this, 'Policy', {
      description: 'VPC flow logs write to their log group',
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
          resources: [logGroup.logGroupArn],
        }),
      ],
    });
    // without updates: the library would add a second, inline policy, with iam:PassRole on the role itself
    vpc.addFlowLog('FlowLog', {
      destination: FlowLogDestination.toCloudWatchLogs(logGroup, role.withoutPolicyUpdates()),
    });
  }
}
