import type { AwsConfig } from '../../../lib/config';
import { defaultConfig } from '../../scenarios';
import { type AwsScenarioId, example, synthesized } from '../synthesized';
import { misfit } from './arn-forms';
import { type Allowed, allowed, allowedBy } from './statements';
import { unexplained, WIDE_RIGHTS, wideRights } from './wide-rights';

const IDS: readonly AwsScenarioId[] = ['eks-aurora', 'eks-postgres', 'eks-cockroachdb'];
const CONFIGS: readonly (readonly [string, () => AwsConfig])[] = [
  ['reference.yaml', () => defaultConfig()],
  ['examples/everything.yaml', () => example('everything')],
];

const statements = new Map<string, readonly Allowed[]>();

beforeAll(async () => {
  for (const [name, config] of CONFIGS) {
    for (const id of IDS) statements.set(`${id} of ${name}`, allowedBy(await synthesized(id, config())));
  }
}, 240_000);

const all = () => [...statements.values()].flat();

/** A template with one policy of one statement. */
const template = (Statement: object, others: object = {}) =>
  JSON.stringify({
    Resources: {
      ...others,
      Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: { Statement: [Statement] } } },
    },
  });

describe('the statements of all policies', () => {
  test('are many, of each scenario', () => {
    for (const [, some] of statements) expect(some.length).toBeGreaterThan(20);
  });

  test('name resources on which their actions act', () => {
    const misfits = all().flatMap(({ policy, actions, resources }) =>
      actions.flatMap((action) =>
        resources.flatMap((resource) => {
          const why = misfit(action, resource);
          return why ? [`${policy}: ${why}`] : [];
        }),
      ),
    );
    expect([...new Set(misfits)]).toEqual([]);
  });

  test('change nothing that a wildcard names without a condition, but for what the table explains', () => {
    expect(unexplained(all())).toEqual([]);
  });

  test('never allow a whole service', () => {
    expect(all().flatMap(({ actions }) => actions.filter((action) => action.includes('*')))).toEqual([]);
  });

  test('have no right of WAF, Shield or Cognito', () => {
    const off = /^(waf|wafv2|waf-regional|shield|cognito-idp):|SetWebAcl$/;
    expect(all().flatMap(({ actions }) => actions.filter((action) => off.test(action)))).toEqual([]);
  });

  test('open no security group but the cluster’s and those of its load balancers', () => {
    const opening = all().filter(({ actions }) => actions.includes('ec2:AuthorizeSecurityGroupIngress'));
    const reach = opening.flatMap(({ resources, condition }) =>
      resources.map((resource) => [resource.replace(/^arn:aws:ec2:[^:]+:[0-9]+:/, ''), JSON.stringify(condition)]),
    );
    for (const [resource = '', condition] of reach) {
      if (resource === '*')
        expect(condition).toMatch(/^{"StringEquals":{"aws:ResourceTag\/elbv2.k8s.aws\/cluster":"[a-z-]+"}}$/);
      else
        expect(resource).toMatch(/^security-group\/<AWS::(EKS::Cluster.ClusterSecurityGroupId|EC2::VPC.Default\w+)>$/);
    }
    expect(reach.some(([resource]) => resource === '*')).toBe(true);
  });
});

describe('the table of wide rights', () => {
  test('has no entry, and no action of one, that nothing uses', () => {
    const used = all().flatMap(wideRights);
    const stale = WIDE_RIGHTS.flatMap(({ policy, actions }) =>
      actions
        .filter((action) => !used.some((right) => policy.test(right.policy) && right.action === action))
        .map((action) => `${policy}: ${action}`),
    );
    expect(stale).toEqual([]);
  });
});

describe('what the checks find', () => {
  test.each([
    ['logs:CreateLogGroup', 'arn:aws:logs:eu-west-1:123456789012:log-group:RDSOSMetrics'],
    ['logs:PutLogEvents', 'arn:aws:logs:eu-west-1:123456789012:log-group:audit'],
    ['s3:ListBucket', '<AWS::S3::Bucket.Arn>/*'],
    ['s3:GetObject', '<AWS::S3::Bucket.Arn>'],
    ['kms:Decrypt', 'arn:aws:kms:eu-west-1:123456789012:alias/audit'],
    ['secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:acme/*'],
    ['ec2:DetachNetworkInterface', 'arn:aws:ec2:eu-west-1:123456789012:subnet/<token>'],
  ])('%s on %s, which it does not act on', (action, resource) => {
    expect(misfit(action, resource)).toBe(`${action} does not act on ${resource}`);
  });

  test('an action whose resources nobody has written down', () => {
    expect(misfit('glue:GetTable', 'arn:aws:glue:eu-west-1:123456789012:table/a/b')).toMatch(/say in ARN_FORMS/);
  });

  test('a right to detach every volume', () => {
    const wide = template({ Effect: 'Allow', Action: ['ec2:DescribeVolumes', 'ec2:DetachVolume'], Resource: '*' });
    expect(unexplained(allowed(wide))).toEqual([{ policy: 'Policy', action: 'ec2:DetachVolume' }]);
  });

  test('a right to every object, behind a function of CloudFormation', () => {
    const Resource = { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Store', 'Arn'] }, '/*']] };
    const wide = template(
      { Effect: 'Allow', Action: 's3:PutObject', Resource },
      { Store: { Type: 'AWS::S3::Bucket' } },
    );
    expect(allowed(wide)[0]?.resources).toEqual(['<AWS::S3::Bucket.Arn>/*']);
    expect(unexplained(allowed(wide))).toEqual([{ policy: 'Policy', action: 's3:PutObject' }]);
  });

  test('nothing in a Deny, or where a condition limits it', () => {
    const Condition = { StringEquals: { 'aws:ResourceTag/team': 'a' } };
    const limited = { Effect: 'Allow', Action: 'ec2:DetachVolume', Resource: '*', Condition };
    const denied = { Effect: 'Deny', Action: 'ec2:DetachVolume', Resource: '*' };
    expect([...allowed(template(limited)), ...allowed(template(denied))].flatMap(wideRights)).toEqual([]);
  });
});
