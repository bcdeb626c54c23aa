// Test support: who asks, and what they and the CDK may do.

import { ACCOUNT, cdkRole, REGION, ZONES } from './account';
import type { Responses } from './answers';

const SERVICE_ROLES = ['AmazonEKS', 'AmazonEKSNodegroup', 'AutoScaling', 'ElasticLoadBalancing', 'RDS'];

const role = (RoleName: string, Path = '/') => ({
  RoleName,
  Path,
  Arn: `arn:aws:iam::${ACCOUNT}:role${Path}${RoleName}`,
});

/** Responses about the account, its zones, its stacks and its roles. */
export function identity(): Responses {
  return {
    'sts get-caller-identity': {
      UserId: 'AROA:me',
      Account: ACCOUNT,
      Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/ops/me`,
    },
    'ec2 describe-availability-zones': {
      AvailabilityZones: ZONES.map((ZoneName, index) => ({
        RegionName: REGION,
        ZoneName,
        ZoneId: `euw1-az${index + 1}`,
        State: 'available',
        OptInStatus: 'opt-in-not-required',
      })),
    },
    'cloudformation describe-stacks': { Stacks: [{ StackName: 'CDKToolkit', StackStatus: 'CREATE_COMPLETE' }] },
    'cloudformation list-stack-resources': { StackResourceSummaries: [] },
    ...Object.fromEntries(
      ['deploy', 'file-publishing', 'image-publishing'].map((name) => [
        `sts assume-role arn:aws:iam::${ACCOUNT}:role/${cdkRole(name)}`,
        {
          Credentials: { AccessKeyId: 'ASIA', SecretAccessKey: 'never-printed', SessionToken: 'never-printed' },
          AssumedRoleUser: { Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${cdkRole(name)}/preflight` },
        },
      ]),
    ),
    'iam simulate-principal-policy': {
      EvaluationResults: [{ EvalActionName: 'ec2:CreateVpc', EvalDecision: 'allowed' }],
    },
    'iam list-roles': {
      Roles: [
        ...SERVICE_ROLES.map((name) => role(`AWSServiceRoleFor${name}`, '/aws-service-role/')),
        role('platform-admin'),
      ],
    },
  };
}
