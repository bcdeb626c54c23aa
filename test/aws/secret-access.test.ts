import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { PinnedStack } from '../../lib/aws/pinned-stack';
import { SecretAccess, type SecretAccessProps, secretArnByName } from '../../lib/aws/secret-access';
import { defaultConfig } from '../scenarios';
import { allowedBy } from './iam/statements';
import { example, synthesized } from './synthesized';

/** Characters of a managed policy. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MOST_CHARACTERS = 6144;

const newStack = () =>
  new PinnedStack(new App({ context: { '@aws-cdk/core:enablePartitionLiterals': true } }), 'stack', {
    account: '123456789012',
    region: 'eu-west-1',
    zones: [],
  });

function policies(props: Omit<SecretAccessProps, 'reader'>, stack = newStack()) {
  const reader = new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('pods.eks.amazonaws.com') });
  new SecretAccess(stack, 'Access', { reader, ...props });
  const found = Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy');
  return Object.values(found).map(({ Properties }) => Properties.PolicyDocument.Statement);
}

const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-0000-0000-000000000000';
const VIA = { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' };

test('reads the secrets that are named, with their key, through Secrets Manager', () => {
  expect(policies({ secretArns: ['arn:one', 'arn:two'], keyArn: KEY })).toEqual([
    [
      expect.objectContaining({ Resource: ['arn:one', 'arn:two'] }),
      { Sid: 'Decrypt', Effect: 'Allow', Action: 'kms:Decrypt', Resource: KEY, Condition: { StringEquals: VIA } },
    ],
  ]);
});

test('needs no right to the key of AWS', () => {
  expect(policies({ secretArns: ['arn:one'] })).toEqual([[expect.objectContaining({ Sid: 'Read' })]]);
});

test('decrypts a secret of somebody else with any key, but nothing else', () => {
  const stack = newStack();
  const secret = secretArnByName(stack, 'acme/licence');
  expect(secret).toBe('arn:aws:secretsmanager:eu-west-1:123456789012:secret:acme/licence-??????');
  const [[, decrypt]] = policies({ secretArns: [secret], keyArn: 'any' }, stack) as [[object, object]];
  expect(decrypt).toMatchObject({
    Resource: 'arn:aws:kms:eu-west-1:123456789012:key/*',
    Condition: { StringEquals: VIA, StringLike: { 'kms:EncryptionContext:SecretARN': [secret] } },
  });
});

test('is cut into policies that have room, at most ten for the role, with the longest names and the most users', () => {
  const user = 'u'.repeat(63);
  const secretArns = [...Array(101).keys()].map((index) =>
    `arn:aws:secretsmanager:ap-southeast-1:123456789012:secret:${'a'.repeat(20)}/database/${user}-${index}`.padEnd(150),
  );
  const found = policies({ secretArns, keyArn: KEY });
  expect(found.length).toBeLessThan(10);
  expect(found.flatMap(([read]) => read.Resource)).toEqual(secretArns);
  for (const document of found) expect(JSON.stringify(document).length).toBeLessThan(MOST_CHARACTERS);
});

describe.each([
  ['eks-postgres', 'reference.yaml', ['<AWS::SecretsManager::Secret>']],
  ['eks-aurora', 'reference.yaml', ['<AWS::RDS::DBCluster.MasterUserSecret.SecretArn>']],
  [
    'eks-aurora',
    'everything.yaml',
    ['<AWS::RDS::DBCluster.MasterUserSecret.SecretArn>', '<AWS::SecretsManager::Secret>'],
  ],
  [
    'eks-cockroachdb',
    'reference.yaml',
    [expect.stringMatching(/:secret:acme-cockroachdb\/cockroachdb-licence-\?{6}$/)],
  ],
] as const)('%s of %s', (id, config, secrets) => {
  test('lets External Secrets read what its manifests name, by name, and nothing else', async () => {
    const output = await synthesized(id, config === 'reference.yaml' ? defaultConfig() : example('everything'));
    const reading = allowedBy(output).filter(
      ({ policy, actions }) => /Policy\d/.test(policy) && actions.includes('secretsmanager:GetSecretValue'),
    );
    const names = reading.flatMap(({ resources }) => resources);
    expect([...new Set(names)].sort()).toEqual([...secrets]);
    const named = output.manifests
      .filter(({ kind }) => kind === 'ExternalSecret')
      .flatMap(({ spec }) => (spec as { data: { remoteRef: { key: string } }[] }).data)
      .map(({ remoteRef }) => remoteRef.key);
    expect(names).toHaveLength(new Set(named).size);
  }, 120_000);
});
