import { validTargetHealthCheck as rule } from '../../../lib/resilience/rules/valid-target-health-check';
import { aws, only, UNTOLD } from '../declared';
import { loadBalancer } from '../sample-network';
import { told } from '../told';

const targets = (properties = {}) => aws('AWS::ElasticLoadBalancingV2::TargetGroup', 'Targets', properties);

test('holds for half a minute', () => {
  const resources = [targets({ HealthCheckIntervalSeconds: 10, UnhealthyThresholdCount: 3 })];
  expect(told(rule, only({ resources, loadBalancers: [loadBalancer()] }))).toEqual([
    'holds acme/Targets: out of service after 30 s',
    'holds Ingress services/service-a: out of service after 20 s',
  ]);
});

test('fails when it takes longer, as it does by default', () => {
  const slow = loadBalancer({ healthCheck: { intervalSeconds: 15, unhealthyThreshold: 3 } });
  expect(
    told(rule, only({ resources: [targets(), targets({ TargetType: 'lambda' })], loadBalancers: [slow] })),
  ).toEqual([
    'broken acme/Targets: out of service after 60 s',
    'broken acme/Targets: out of service after 175 s',
    'broken Ingress services/service-a: out of service after 45 s',
  ]);
});

test('is unknown when a parameter decides', () => {
  expect(told(rule, only({ resources: [targets({ HealthCheckIntervalSeconds: UNTOLD })] }))).toEqual([
    'unknown acme/Targets: out of service after unknown: a parameter of the stack s',
  ]);
});

test('looks at no load balancer that does not tell how it checks', () => {
  expect(told(rule, only({ loadBalancers: [loadBalancer({ healthCheck: undefined })] }))).toEqual([]);
});

test('looks at no load balancer of Google Cloud', () => {
  expect(told(rule, only({ clouds: ['google'], loadBalancers: [loadBalancer()] }))).toEqual([]);
});
