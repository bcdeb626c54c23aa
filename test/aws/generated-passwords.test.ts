import { App } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { GeneratedPasswords } from '../../lib/aws/generated-passwords';
import { PinnedStack } from '../../lib/aws/pinned-stack';

function passwords(count: number, prefix = 'user'): GeneratedPasswords {
  const stack = new PinnedStack(new App(), 'stack', { account: '123456789012', region: 'eu-west-1', zones: [] });
  const reader = new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('pods.eks.amazonaws.com') });
  const users = [...Array(count).keys()].map((index) => `${prefix}-${index}`);
  return new GeneratedPasswords(stack, 'Passwords', { name: 'acme', users, reader });
}

test('a hundred services and the analyst have room', () => {
  expect(passwords(101).reference('user-100').secretArn).toMatch(/TOKEN/);
});

test('fails when there are more users than a stack has room for', () => {
  expect(() => passwords(102)).toThrow(/at most 101 database users may have a password, got 102/);
});

test('fails when the password of nobody is asked for', () => {
  expect(() => passwords(2).reference('user-2')).toThrow("'user' must be one of user-0, user-1, got user-2");
});
