import { postgresGuide } from '../../lib/aws/guide/postgres-guide';
import { kubeconfigCommand } from '../../lib/aws/kubeconfig-command';
import { defaultPostgresScenario } from '../scenarios';

const SSO =
  'arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Break_Glass_0a1b2c3d4e5f6071';
const CLUSTER = { region: 'eu-west-1', clusterName: 'acme-postgres' };

test('a role is taken by its ARN', () => {
  expect(kubeconfigCommand({ ...CLUSTER, adminRole: 'arn:aws:iam::123456789012:role/teams/ops' })).toEqual({
    command:
      'aws eks update-kubeconfig --region eu-west-1 --name acme-postgres --role-arn arn:aws:iam::123456789012:role/teams/ops',
    who: 'whoever may assume the role',
  });
});

test('a role of IAM Identity Center, which nobody may assume, is had by signing in', () => {
  expect(kubeconfigCommand({ ...CLUSTER, adminRole: SSO })).toEqual({
    command: 'aws eks update-kubeconfig --region eu-west-1 --name acme-postgres --profile <profile>',
    who: 'those who sign in with a profile of the permission set Break_Glass (aws configure sso)',
  });
});

test('the guide gives the same command as the output of the stack', () => {
  const scenario = defaultPostgresScenario((config) => {
    config.aws.adminRoles = [SSO];
  });
  const guide = postgresGuide(scenario);
  expect(guide).toContain(kubeconfigCommand({ ...CLUSTER, adminRole: SSO }).command);
  expect(guide).not.toContain('--role-arn arn:aws:iam::123456789012:role/aws-reserved');
});
