import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { AWS_SCENARIOS } from '../../bin/aws-scenarios';
import { featureFlags } from '../../bin/feature-flags';
import { applyProtection } from '../../bin/protection';
import { readFolder } from '../../bin/read-folder';
import { WrongContext } from '../../bin/wrong-context';
import { type AwsConfig, type Config, hasAws, parseConfig } from '../../lib/config';
import { defaultConfig } from '../scenarios';
import { writtenScenario } from '../written-scenario';
import { WITHOUT_ASSETS } from './without-assets';

type Id = keyof typeof AWS_SCENARIOS;
const IDS = Object.keys(AWS_SCENARIOS) as Id[];

/** Every part that can be switched on is on. */
const EVERYTHING = parseConfig(readFileSync(join(__dirname, '../../examples/everything.yaml'), 'utf8'));
const everything = (): AwsConfig => {
  if (!hasAws(EVERYTHING)) throw new Error('everything.yaml must have a section aws');
  return EVERYTHING;
};

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

type Entry = readonly [id: string, resource: Resource];

const resourcesIn = (text: string): readonly Entry[] =>
  Object.entries((JSON.parse(text) as { Resources: Record<string, Resource> }).Resources);

/** Property with the name of a resource, where it is ours to choose. @see AWS CloudFormation, name type (November 2026) */
const NAMES: Readonly<Record<string, string>> = {
  'AWS::Backup::BackupVault': 'BackupVaultName',
  'AWS::EKS::Cluster': 'Name',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::KMS::Alias': 'AliasName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::RDS::DBCluster': 'DBClusterIdentifier',
  'AWS::RDS::DBInstance': 'DBInstanceIdentifier',
  'AWS::RDS::DBSubnetGroup': 'DBSubnetGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SSM::Parameter': 'Name',
};

/** What a roll-back of the first deploy leaves behind although the next attempt wants its name, or may not find it in its way. */
const leftInTheWay = (entries: readonly Entry[]): readonly string[] =>
  entries
    .filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain' || DeletionPolicy === 'Snapshot')
    // a bucket with objects cannot be deleted, and the log of the handler tells of the failure: both have names of chance
    .filter(([id, { Type, Properties = {} }]) => {
      const named = Properties[NAMES[Type] ?? ''] !== undefined;
      return named || !(Type === 'AWS::S3::Bucket' || (Type === 'AWS::Logs::LogGroup' && /KubectlProvider/.test(id)));
    })
    .map(([id]) => id);

/** Properties by which a resource refuses to be deleted. */
const PROTECTING = /DeletionProtection|TerminationProtection|DisableApiTermination/;

const protectedOnes = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(([id, { Type, Properties = {} }]) =>
    Object.entries(Properties).some(([name, value]) => PROTECTING.test(name) && value === true)
      ? [`${Type} ${id}`]
      : [],
  );

async function templates(id: Id, config: Config): Promise<readonly Entry[]> {
  const { folder } = await writtenScenario(id, config);
  const files = readFolder(folder).filter(({ path }) => path.endsWith('.template.json'));
  expect(files.length).toBeGreaterThan(2);
  return files.flatMap(({ text }) => resourcesIn(text));
}

/** The app of a scenario as `cdk` makes it with a context, its stacks and their resources. */
async function deployed(id: Id, protection?: string) {
  const context = { ...featureFlags(), ...WITHOUT_ASSETS, ...(protection ? { protection } : {}) };
  const app = new App({ context });
  await AWS_SCENARIOS[id](everything()).define(app);
  applyProtection(app);
  const { stacks } = app.synth();
  return {
    stacks: stacks.filter(({ terminationProtection }) => terminationProtection).map(({ stackName }) => stackName),
    resources: protectedOnes(stacks.flatMap(({ template }) => resourcesIn(JSON.stringify(template)))),
    app,
  };
}

describe.each(IDS)('the first deploy of %s', (id) => {
  test.each([
    ['the reference', defaultConfig()],
    ['everything.yaml', EVERYTHING],
  ])(
    'leaves nothing that is in the way of the next attempt when it is rolled back: %s',
    async (_, config) => {
      const entries = await templates(id, config);
      expect(leftInTheWay(entries)).toEqual([]);
      // what holds data stays when it is replaced, and when its stack goes
      const kept = entries.filter(([, { DeletionPolicy }]) => DeletionPolicy === 'RetainExceptOnCreate');
      expect(kept.length).toBeGreaterThan(4);
      expect(kept.filter(([, { UpdateReplacePolicy }]) => UpdateReplacePolicy !== 'Retain')).toEqual([]);
    },
    60_000,
  );

  test('is rolled back and repeated when nothing is protected, which the context asks for', async () => {
    const { stacks, resources } = await deployed(id, 'off');
    expect(stacks).toEqual([]);
    expect(resources).toEqual([]);
  }, 60_000);
});

test('the deploy after the first protects network, platform, cluster and database', async () => {
  const { stacks, resources } = await deployed('eks-aurora');
  expect(stacks).toEqual(['full-aurora-network', 'full-aurora-platform']);
  expect(resources.map((one) => one.replace(/ .*/, '')).sort()).toEqual(['AWS::EKS::Cluster', 'AWS::RDS::DBCluster']);
}, 60_000);

test('says what the context may be', () => {
  const app = new App({ context: { protection: 'none' } });
  new Stack(app, 'stack', { terminationProtection: true });
  expect(() => applyProtection(app)).toThrow(WrongContext);
  expect(() => applyProtection(app)).toThrow('--context protection must be on (the default) or off, got none');
});

test('the check finds a named bucket, a database and a key that a roll-back would leave, and not a bucket of any name', () => {
  const left = (Type: string, Properties: object) =>
    leftInTheWay([['It', { Type, Properties: { ...Properties }, DeletionPolicy: 'Retain' }]]);
  expect(left('AWS::S3::Bucket', { BucketName: 'backups' })).toEqual(['It']);
  expect(left('AWS::RDS::DBInstance', {})).toEqual(['It']);
  expect(left('AWS::KMS::Key', {})).toEqual(['It']);
  expect(left('AWS::S3::Bucket', {})).toEqual([]);
});
