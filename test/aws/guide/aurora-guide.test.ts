import { auroraGuide } from '../../../lib/aws';
import { defaultAwsScenario } from '../../scenarios';

/** The way there and back. */
const withoutDayTwo = (guide: string): string => guide.replace(/^## 4[.] Day two$[\s\S]*?(?=^## 5[.])/m, '');

const guide = (...change: Parameters<typeof defaultAwsScenario>) => auroraGuide(defaultAwsScenario(...change));

test('deploys the stacks in their order and destroys them in the reverse one', () => {
  const stacks = [...withoutDayTwo(guide()).matchAll(/npx cdk (deploy|destroy) (.+)/g)].map(
    ([, verb, names]) => `${verb} ${names}`,
  );
  expect(stacks).toEqual([
    'deploy --no-rollback --context protection=off acme-aurora-network acme-aurora-platform',
    // protects
    'deploy acme-aurora-network acme-aurora-platform',
    'deploy acme-aurora-services-1',
    // starts over
    'destroy acme-aurora-platform',
    'destroy acme-aurora-network',
    'destroy acme-aurora-services-1',
    'destroy acme-aurora-platform',
    'destroy acme-aurora-network',
    // deploys again
    'deploy --no-rollback --context protection=off --import-existing-resources acme-aurora-network acme-aurora-platform',
    'deploy acme-aurora-network acme-aurora-platform',
  ]);
});

test('deletes the database after the services and before the stacks that it would hold', () => {
  const [, tearDown = ''] = guide().split(/^## [56][.].*$/m);
  const steps = [...tearDown.matchAll(/^ *(npx cdk destroy \S+|aws rds [a-z-]+)/gm)].map(([, step]) => step);
  expect(tearDown).toContain('**with its data**');
  expect(steps).toEqual([
    'npx cdk destroy acme-aurora-services-1',
    'aws rds modify-db-cluster',
    'aws rds delete-db-instance',
    'aws rds delete-db-cluster',
    'aws rds wait',
    'aws rds delete-db-subnet-group',
    'npx cdk destroy acme-aurora-platform',
    'npx cdk destroy acme-aurora-network',
  ]);
});

test('says from where the Kubernetes API is reached', () => {
  const closed = guide(({ analyst }) => {
    analyst.aws = { ...analyst.aws, vpn: undefined };
  });
  expect(closed).toContain('`kubectl` reaches the Kubernetes API from machines in the security group of the cluster');
  const open = guide(({ aws }) => {
    aws.publicEndpoint = { cidrs: ['203.0.113.0/28'], reason: 'The build machines are outside of the VPC' };
  });
  expect(open).toContain(
    '`kubectl` reaches the Kubernetes API from 203.0.113.0/28 by the internet, 192.168.0.0/16 by the VPN, machines',
  );
});

test('gives kubectl access by a role that has it', () => {
  expect(guide()).toContain(
    'aws eks update-kubeconfig --region eu-west-1 --name acme-aurora --role-arn arn:aws:iam::123456789012:role/platform-admin',
  );
});

test('speaks of the ways of the analyst that are on, and of no other', () => {
  const text = guide(({ analyst }) => {
    analyst.aws = { ...analyst.aws, vpn: undefined, bastionPod: false, bastionHost: true };
  });
  expect(text).toContain('**Bastion host**');
  expect(text).not.toMatch(/\*\*(VPN|Bastion pods|Public endpoint)\*\*/);
});

test('repeats every warning before the first command', () => {
  const scenario = defaultAwsScenario(({ aws }) => {
    aws.certificateArn = undefined;
  });
  const [before = ''] = auroraGuide(scenario).split('```sh');
  for (const warning of scenario.warnings) expect(before).toContain(warning);
  expect(scenario.warnings.length).toBeGreaterThan(0);
});
