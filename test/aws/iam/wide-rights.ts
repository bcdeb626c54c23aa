// What may be done to every resource of a type without a condition, and why.
import type { Allowed } from './statements';

/** Actions that only read. */
const READING = /:(Describe|Get|List|BatchGet|Lookup)\w*$/;

/** A right to change something, whichever it is. */
export interface WideRight {
  /** Logical id of the policy, and of its like in other scenarios. */
  readonly policy: RegExp;
  readonly actions: readonly string[];
  readonly reason: string;
}

export const WIDE_RIGHTS: readonly WideRight[] = [
  {
    policy: /^FunctionInterfacesPolicy/,
    actions: [
      'ec2:AssignPrivateIpAddresses',
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:UnassignPrivateIpAddresses',
    ],
    reason: 'Lambda asks for all resources to connect a function to a VPC; a Deny keeps the code of functions from it',
  },
  {
    policy: /^LoadBalancerControllerPolicy/,
    actions: ['elasticloadbalancing:SetRulePriorities'],
    reason: 'IAM knows no tags for it; the names that the controller gives its load balancers limit it',
  },
  {
    policy: /^VpcCniPolicy/,
    actions: ['ec2:CreateNetworkInterface'],
    reason: 'EC2 asks for the subnet and the security group too, and the same statement names those',
  },
  {
    policy: /^AnalystBastionPolicy/,
    actions: [
      'ssm:UpdateInstanceInformation',
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
    ],
    reason: 'the SSM agent; the machine must not start before the policy, which so cannot name it',
  },
  {
    policy: /^AnalystPolicy/,
    actions: ['ssmmessages:OpenDataChannel'],
    reason: 'sessions of the caller alone: a variable of IAM stands before the wildcard',
  },
  {
    policy: /IdentityPolicy/,
    actions: ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
    reason: 'the objects of one bucket, which is there for the backups of this database',
  },
  {
    policy: /^AuroraMonitoringPolicy/,
    actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents', 'logs:PutRetentionPolicy'],
    reason: 'the streams of one log group',
  },
];

/** Every right of a statement to change something that a wildcard names and no condition limits. */
export function wideRights({ policy, actions, resources, condition }: Allowed): { policy: string; action: string }[] {
  if (condition !== undefined || !resources.some((resource) => resource.includes('*'))) return [];
  return actions.filter((action) => !READING.test(action)).map((action) => ({ policy, action }));
}

/** Rights that no entry explains. */
export const unexplained = (statements: readonly Allowed[]): { policy: string; action: string }[] =>
  statements
    .flatMap(wideRights)
    .filter(
      ({ policy, action }) => !WIDE_RIGHTS.some((entry) => entry.policy.test(policy) && entry.actions.includes(action)),
    );
