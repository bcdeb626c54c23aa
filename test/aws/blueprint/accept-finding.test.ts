import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { acceptFinding } from '../../../lib/aws/blueprint/accept-finding';

const REASON = 'The chart cannot set it';

test('leaves the reasons with the resource, where the rules look for them', () => {
  const stack = new Stack(new App(), 'Stack');
  const chart = new Construct(stack, 'Chart');
  new CfnResource(chart, 'Resource', { type: 'Test::Chart' });
  acceptFinding(chart, 'HA-K8S-024', REASON);
  acceptFinding(chart, 'HA-K8S-020', REASON);
  Template.fromStack(stack).hasResource('Test::Chart', {
    Metadata: { trizone: { acknowledge: { 'HA-K8S-024': REASON, 'HA-K8S-020': REASON } } },
  });
});

test('fails when it cannot tell which resource is meant', () => {
  const stack = new Stack(new App(), 'Stack');
  new CfnResource(stack, 'One', { type: 'Test::Chart' });
  new CfnResource(stack, 'Other', { type: 'Test::Chart' });
  expect(() => acceptFinding(stack, 'HA-K8S-024', REASON)).toThrow(
    "'Stack' must hold one resource to accept HA-K8S-024 at, got 2",
  );
});
