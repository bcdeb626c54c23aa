import { deployGuide } from '../../lib/aws';
import { defaultAwsScenario } from '../scenarios';

const guide = (...change: Parameters<typeof defaultAwsScenario>) => deployGuide(defaultAwsScenario(...change));

test('deploys the stacks in their order and destroys them in the reverse one', () => {
  const stacks = [...guide().matchAll(/npx cdk (deploy|destroy) (.+)/g)].map(([, verb, names]) => `${verb} ${names}`);
  expect(stacks).toEqual([
    'deploy acme-network acme-platform',
    'deploy acme-services-1',
    'destroy acme-services-1',
    'destroy acme-platform',
    'destroy acme-network',
  ]);
});

test('gives kubectl access by a role that has it', () => {
  expect(guide()).toContain(
    'aws eks update-kubeconfig --region eu-west-1 --name acme --role-arn arn:aws:iam::123456789012:role/platform-admin',
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
  const [before = ''] = deployGuide(scenario).split('```sh');
  for (const warning of scenario.warnings) expect(before).toContain(warning);
  expect(scenario.warnings.length).toBeGreaterThan(0);
});
