import { requireMultiZoneLoadBalancer as rule } from '../../../lib/resilience/rules/require-multi-zone-load-balancer';
import { aws, only, UNTOLD } from '../declared';
import { loadBalancer, ZONES } from '../sample-network';
import { told } from '../told';

const ALL = 'eu-central-1a, eu-central-1b, eu-central-1c';
const targets = (Value: string) =>
  aws('AWS::ElasticLoadBalancingV2::TargetGroup', 'Targets', {
    TargetGroupAttributes: [{ Key: 'load_balancing.cross_zone.enabled', Value }],
  });

test('holds for load balancers in three zones that send to all of them', () => {
  const loadBalancers = [loadBalancer(), loadBalancer({ kind: 'network', crossZone: true })];
  expect(told(rule, only({ loadBalancers, resources: [targets('use_load_balancer_configuration')] }))).toEqual([
    `holds Ingress services/service-a [zones]: ${ALL}`,
    `holds Ingress services/service-a [zones]: ${ALL}`,
    'holds Ingress services/service-a [cross-zone]: cross-zone load balancing true',
  ]);
});

test('fails when it is in two zones', () => {
  expect(told(rule, only({ loadBalancers: [loadBalancer({ zones: ZONES.slice(1) })] }))).toEqual([
    'broken Ingress services/service-a [zones]: eu-central-1b, eu-central-1c',
  ]);
});

test('warns of a network load balancer or a target group that keeps to its zone', () => {
  const loadBalancers = [loadBalancer({ kind: 'network', crossZone: false })];
  expect(told(rule, only({ loadBalancers, resources: [targets('false')] }))).toEqual([
    `holds Ingress services/service-a [zones]: ${ALL}`,
    'broken (warning) Ingress services/service-a [cross-zone]: cross-zone load balancing false',
    'broken (warning) acme/Targets [cross-zone]: load_balancing.cross_zone.enabled false',
  ]);
});

test('is unknown when a controller chooses the subnets', () => {
  expect(told(rule, only({ loadBalancers: [loadBalancer({ zones: UNTOLD })] }))).toEqual([
    'unknown Ingress services/service-a [zones]: no zone known (a parameter of the stack)',
  ]);
});

test('looks at no load balancer of Google Cloud', () => {
  const loadBalancers = [loadBalancer({ zones: ['europe-west3-a'] })];
  expect(told(rule, only({ clouds: ['google'], loadBalancers }))).toEqual([]);
  expect(told(rule, only({ clouds: ['aws', 'google'], loadBalancers }))).toEqual([]);
});
