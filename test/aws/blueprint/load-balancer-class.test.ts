import { defaultAwsScenario } from '../../scenarios';
import { builtPlatform } from './built-platform';

test('every ALB refuses to be deleted by hand: its class says so, which the controller does not obey itself', async () => {
  const { chart } = await builtPlatform(defaultAwsScenario());
  expect(chart('aws-load-balancer-controller').ingressClassParams).toEqual({
    create: true,
    spec: { loadBalancerAttributes: [{ key: 'deletion_protection.enabled', value: 'true' }] },
  });
});
