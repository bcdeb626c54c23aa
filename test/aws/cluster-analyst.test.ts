import { Match, Template } from 'aws-cdk-lib/assertions';
import { ClusterAnalyst } from '../../lib/aws/analyst/cluster-analyst';
import { GeneratedPasswords } from '../../lib/aws/generated-passwords';
import type { AwsConfig } from '../../lib/config';
import { defaultAwsScenario, defaultPostgresScenario } from '../scenarios';
import { platformStandIn } from './platform-stand-in';

function analyst(change?: (config: AwsConfig) => void): Template {
  const scenario = defaultPostgresScenario(change);
  const { platform } = platformStandIn(defaultAwsScenario());
  const passwords = new GeneratedPasswords(platform.stack, 'Passwords', {
    name: scenario.name,
    users: ['analyst'],
    reader: platform.secretsReader,
  });
  new ClusterAnalyst(platform.stack, 'Analyst', {
    scenario,
    platform: { ...platform, clusterName: scenario.cluster.name },
    password: passwords.reference('analyst'),
  });
  return Template.fromStack(platform.stack);
}

const DEFAULT = analyst();

const actions = (template: Template): readonly unknown[] =>
  Object.values(
    template.findResources('AWS::IAM::ManagedPolicy', {
      Properties: { Description: 'Reads the database as the analyst' },
    }),
  ).flatMap(({ Properties }) => Properties.PolicyDocument.Statement.map(({ Action }: { Action: unknown }) => Action));

test('may read the own password, decrypt it, find the cluster, and nothing else', () => {
  expect(actions(DEFAULT)).toEqual(['secretsmanager:GetSecretValue', 'kms:Decrypt', 'eks:DescribeCluster']);
});

test('reads one secret, and decrypts what is in that secret only', () => {
  const [policy] = Object.values(
    DEFAULT.findResources('AWS::IAM::ManagedPolicy', {
      Properties: { Description: 'Reads the database as the analyst' },
    }),
  );
  const [read, decrypt] = policy?.Properties.PolicyDocument.Statement ?? [];
  expect(read.Resource).toEqual({ Ref: expect.stringMatching(/^Passwordsanalyst/) });
  expect(decrypt.Condition.StringEquals).toEqual({
    'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com',
    'kms:EncryptionContext:SecretARN': read.Resource,
  });
});

test('enters the cluster as a member of a group, without any right of AWS', () => {
  DEFAULT.hasResourceProperties('AWS::EKS::AccessEntry', {
    // by reference: a name alone would not wait for the cluster
    ClusterName: { Ref: Match.stringLikeRegexp('^Cluster') },
    KubernetesGroups: ['acme-postgres:analysts'],
  });
});

test('without bastion pods has no way into the cluster', () => {
  const template = analyst(({ analyst: { aws } }) => {
    aws.bastionPod = false;
  });
  expect(actions(template)).toEqual(['secretsmanager:GetSecretValue', 'kms:Decrypt']);
  expect(JSON.stringify(template.findResources('AWS::EKS::AccessEntry'))).not.toContain('analysts');
});
