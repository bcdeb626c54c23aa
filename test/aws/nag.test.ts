import { App, Stack, Validations } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { acknowledge } from '../../lib/aws/nag/acknowledge';
import type { Acknowledgement } from '../../lib/aws/nag/acknowledgement';
import { acknowledgements } from '../../lib/aws/nag/acknowledgements';
import { AURORA_ACKNOWLEDGEMENTS } from '../../lib/aws/nag/aurora-acknowledgements';
import { PLATFORM_ACKNOWLEDGEMENTS } from '../../lib/aws/nag/platform-acknowledgements';
import { POSTGRES_ACKNOWLEDGEMENTS } from '../../lib/aws/nag/postgres-acknowledgements';
import { defaultAwsScenario } from '../scenarios';
import { analystStack } from './aurora/analyst-stack';

/** An app with two topics, neither of which demands TLS. */
function twoTopics(): App {
  const app = new App();
  const stack = new Stack(app, 'stack');
  new Topic(stack, 'one');
  new Topic(stack, 'two');
  return app;
}

/** An app with a policy that is too wide: IAM's findings have names with `::`. */
function widePolicy(): App {
  const app = new App();
  const stack = new Stack(app, 'stack');
  const role = new Role(stack, 'role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
  new ManagedPolicy(stack, 'policy', {
    roles: [role],
    statements: [new PolicyStatement({ actions: ['ssm:UpdateInstanceInformation'], resources: ['*'] })],
  });
  return app;
}

const TLS: Acknowledgement = { rule: /^AwsSolutions-SNS3$/, path: /^stack\/one\//, evidence: 'a reason' };
const KEY: Acknowledgement = { rule: /SNSEncryptedKMS$/, path: /^stack\//, evidence: 'another reason' };

const acknowledged = (app: App, table: readonly Acknowledgement[]) => acknowledge(app, [app], table);

const metadata = (construct: Construct) =>
  construct.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .map(({ data }) => data);

describe('acknowledge', () => {
  test('reports a finding that no entry covers', () => {
    expect(acknowledged(twoTopics(), []).open).toEqual([
      { rule: 'AwsSolutions-SNS3', path: 'stack/one/Resource' },
      { rule: 'AwsSolutions-SNS3', path: 'stack/two/Resource' },
      { rule: 'NIST.800.53.R5-SNSEncryptedKMS', path: 'stack/one/Resource' },
      { rule: 'NIST.800.53.R5-SNSEncryptedKMS', path: 'stack/two/Resource' },
    ]);
  });

  test('covers one construct and not its sibling', () => {
    const app = twoTopics();
    const { open, acknowledged: covered } = acknowledged(app, [TLS, KEY]);
    expect(open).toEqual([{ rule: 'AwsSolutions-SNS3', path: 'stack/two/Resource' }]);
    expect(covered[0]).toEqual({ rule: 'AwsSolutions-SNS3', path: 'stack/one/Resource', evidence: 'a reason' });
    const topic = (id: string) =>
      app.node.findChild('stack').node.findChild(id).node.findChild('Resource') as Construct;
    expect(metadata(topic('one'))).toContainEqual({ 'AwsSolutions-SNS3': 'a reason' });
    expect(metadata(topic('two'))).toEqual([{ 'NIST.800.53.R5-SNSEncryptedKMS': 'another reason' }]);
  });

  test('silences on the next run what it covered, and nothing else', () => {
    const app = twoTopics();
    acknowledged(app, [TLS, KEY]);
    expect(acknowledged(app, []).open).toEqual([{ rule: 'AwsSolutions-SNS3', path: 'stack/two/Resource' }]);
  });

  test('reports an entry that covers nothing', () => {
    const gone: Acknowledgement = { rule: /S1$/, path: /^stack\/bucket/, evidence: 'a bucket that is no more' };
    expect(acknowledged(twoTopics(), [TLS, KEY, gone]).stale).toEqual([gone]);
  });

  test('reports an entry that another one covers whole', () => {
    const again: Acknowledgement = { ...KEY, evidence: 'said twice' };
    expect(acknowledged(twoTopics(), [TLS, KEY, again]).stale).toEqual([again]);
  });

  test('takes names with "::", which the CDK refuses in this version', () => {
    const app = widePolicy();
    const entry: Acknowledgement = {
      rule: /IAM5\[Resource::\*\]$/,
      path: /^stack\/policy\//,
      evidence: 'no resources',
    };
    expect(acknowledged(app, [entry])).toEqual({
      open: [],
      acknowledged: [
        { rule: 'AwsSolutions-IAM5[Resource::*]', path: 'stack/policy/Resource', evidence: 'no resources' },
      ],
      stale: [],
    });
    expect(acknowledged(app, []).open).toEqual([]);
  });

  test('leaves the exit code of the process alone', () => {
    const before = process.exitCode;
    acknowledged(twoTopics(), []);
    expect(process.exitCode).toBe(before);
  });
});

const ACKNOWLEDGEMENTS = [...PLATFORM_ACKNOWLEDGEMENTS, ...AURORA_ACKNOWLEDGEMENTS, ...POSTGRES_ACKNOWLEDGEMENTS];

describe('the table', () => {
  test('never names a rule with the prefix of its pack, which would silence it in the whole app', () => {
    for (const { rule } of ACKNOWLEDGEMENTS) expect(rule.source).not.toMatch(/AwsSolutions::|NIST[^:]*::/);
  });

  test('gives evidence for each entry', () => {
    for (const { evidence } of ACKNOWLEDGEMENTS) expect(evidence.length).toBeGreaterThan(15);
  });

  test('leaves out what the scenario has not', () => {
    const scenario = defaultAwsScenario();
    const bare = { ...scenario, analyst: { ...scenario.analyst, bastionHost: false } };
    const count = (one: typeof scenario) => acknowledgements(one, AURORA_ACKNOWLEDGEMENTS).length;
    expect(count(scenario) - count(bare)).toBe(4);
  });

  test('covers every finding of the network and of the ways of the analyst', () => {
    const { app } = analystStack();
    const { open } = acknowledge(app, [app], acknowledgements(defaultAwsScenario(), AURORA_ACKNOWLEDGEMENTS));
    expect(open.filter(({ path }) => !/\/Database(Door)?\//.test(path))).toEqual([]);
  });
});
