import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AWS_SCENARIOS } from '../../bin/aws-scenarios';
import { readFolder } from '../../bin/read-folder';
import { defaultConfig } from '../scenarios';
import { writtenScenario } from '../written-scenario';

type Id = keyof typeof AWS_SCENARIOS;
const IDS = Object.keys(AWS_SCENARIOS) as Id[];

interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** What stays when its stack is deleted, and the property with its name. */
const NAME_OF: Readonly<Record<string, string>> = {
  'AWS::Backup::BackupVault': 'BackupVaultName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::RDS::DBCluster': 'DBClusterIdentifier',
  'AWS::S3::Bucket': 'BucketName',
};

async function output(id: Id) {
  const { folder } = await writtenScenario(id, defaultConfig());
  const guide = readFileSync(join(folder, 'DEPLOY.md'), 'utf8');
  const resources = readFolder(folder)
    .filter(({ path }) => path.endsWith('.template.json'))
    .flatMap(({ text }) => Object.entries((JSON.parse(text) as { Resources: Record<string, Resource> }).Resources));
  return { guide, resources };
}

/** The part of a guide under a heading, to the next one of its level or a higher one. */
function part(guide: string, heading: string): string {
  const [, level = '', rest = ''] = new RegExp(`^(#+) ${heading}$([\\s\\S]*)`, 'm').exec(guide) ?? [];
  return rest.split(new RegExp(`^#{1,${level.length}} `, 'm'))[0] ?? '';
}

describe.each(IDS)('the guide of %s', (id) => {
  let guide: string;
  let resources: readonly (readonly [string, Resource])[];
  beforeAll(async () => {
    ({ guide, resources } = await output(id));
  }, 60_000);

  test('names, imports or deletes all that stays under a name that the next deploy wants', () => {
    const kept = resources
      .filter(([, { DeletionPolicy }]) => DeletionPolicy?.startsWith('Retain'))
      .flatMap(([, { Type, Properties = {} }]) => Properties[NAME_OF[Type] ?? ''] ?? []);
    expect(kept.length).toBeGreaterThan(1);
    const again = part(guide, '6[.] Deploy again');
    const [, ...deleting] = again.split('**Delete it**');
    for (const name of kept) {
      expect(again).toContain(`\`${name}\``);
      // the database itself is deleted by the tear-down
      expect(deleting.join() + part(guide, '5[.] Tear-down')).toMatch(new RegExp(` ${name}( |$)`, 'm'));
    }
    expect(again).toContain('--import-existing-resources');
    expect(again).toContain('another `name`');
  });

  test('retains no secret: a name in its days of recovery cannot be used again', () => {
    const secrets = resources.filter(([, { Type }]) => Type === 'AWS::SecretsManager::Secret');
    expect(secrets.filter(([, { DeletionPolicy = 'Delete' }]) => DeletionPolicy !== 'Delete')).toEqual([]);
  });

  test('says where the error of a failed deploy is: the log group of the function that runs kubectl and Helm', () => {
    const failing = part(guide, 'When a deploy fails');
    const named = /contains\(LogicalResourceId, '(\w+)'\)/.exec(failing)?.[1] ?? '';
    const groups = resources.filter(
      ([logicalId, { Type }]) => Type === 'AWS::Logs::LogGroup' && logicalId.includes(named),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(groups).toHaveLength(1);
    // it stays when the stack is rolled back
    expect(groups[0]?.[1].DeletionPolicy).toBe('Retain');
    expect(failing).toMatch(/^npx cdk rollback /m);
  });

  test('protects the platform before anybody uses it, by the deploy after the first', () => {
    const deploys = [...part(guide, '2[.] Deploy').matchAll(/^npx cdk deploy (.*)$/gm)].map(([, words = '']) => words);
    expect(deploys[0]).toMatch(/^--no-rollback --context protection=off \S+-network \S+-platform$/);
    expect(deploys[1]).toMatch(/^\S+-network \S+-platform$/);
    expect(deploys[2]).toMatch(/^\S+-services-1/);
  });

  test('lifts every protection before it deletes, and touches no load balancer: the controller deletes these', () => {
    const down = part(guide, '5[.] Tear-down');
    expect(down).not.toContain('elbv2');
    const protectedOnes = resources.filter(([, { Properties = {} }]) => Properties.DeletionProtection === true);
    expect(protectedOnes.length).toBeGreaterThan(0);
    expect(down.match(/--no-deletion-protection/g)).toHaveLength(protectedOnes.length);
    expect(down.match(/--no-enable-termination-protection/g)).toHaveLength(2);
  });

  test('tells all that stays', () => {
    const stays = part(guide, 'What stays');
    const types = new Set(
      resources.filter(([, one]) => one.DeletionPolicy?.startsWith('Retain')).map(([, one]) => one.Type),
    );
    const words: Readonly<Record<string, RegExp>> = {
      'AWS::Backup::BackupVault': /^- the vault /m,
      'AWS::KMS::Key': /^- the keys /m,
      'AWS::Logs::LogGroup': /^- the logs/m,
      'AWS::RDS::DBCluster': /^- the last snapshot /m,
      'AWS::RDS::DBInstance': /^- the last snapshot /m,
      // deleted with the database
      'AWS::RDS::DBSubnetGroup': /./,
      'AWS::S3::Bucket': /^- the bucket /m,
    };
    expect([...types].filter((type) => !words[type]?.test(stays))).toEqual([]);
  });
});

test('two tear-downs make two snapshots: their names hold the time', async () => {
  const { guide } = await output('eks-aurora');
  expect(guide).toMatch(/--final-db-snapshot-identifier "acme-aurora-last-[$][(]date/);
}, 60_000);
