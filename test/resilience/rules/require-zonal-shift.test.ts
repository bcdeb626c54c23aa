import { requireZonalShift as rule } from '../../../lib/resilience/rules/require-zonal-shift';
import { aws, kubernetes, only, UNTOLD } from '../declared';
import { loadBalancer } from '../sample-network';
import { told } from '../told';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const attributes = (Value: string) => ({ LoadBalancerAttributes: [{ Key: 'zonal_shift.config.enabled', Value }] });

test('holds where a shift is allowed', () => {
  const resources = [
    aws('AWS::EKS::Cluster', 'Cluster', { ZonalShiftConfig: { Enabled: true } }),
    aws('AWS::AutoScaling::AutoScalingGroup', 'Group', {
      AvailabilityZoneImpairmentPolicy: { ZonalShiftEnabled: true },
    }),
    aws(BALANCER, 'Balancer', attributes('true')),
  ];
  expect(told(rule, only({ resources }))).toEqual([
    'holds acme/Cluster: zonal shift true',
    'holds acme/Group: zonal shift true',
    'holds acme/Balancer: zonal shift true',
  ]);
});

test('fails when nothing is said, or the opposite', () => {
  const resources = [
    aws('AWS::EKS::Cluster', 'Cluster'),
    aws('Custom::AWSCDK-EKS-Cluster', 'Old', { Config: { zonalShiftConfig: { enabled: false } } }),
    aws(BALANCER, 'Balancer', attributes('false')),
  ];
  expect(told(rule, only({ resources }))).toEqual([
    'broken acme/Cluster: zonal shift not set',
    'broken acme/Old: zonal shift false',
    'broken acme/Balancer: zonal shift false',
  ]);
});

test('is unknown when a parameter decides', () => {
  const resources = [aws('AWS::EKS::Cluster', 'Cluster', { ZonalShiftConfig: { Enabled: UNTOLD } })];
  expect(told(rule, only({ resources }))).toEqual([
    'unknown acme/Cluster: zonal shift unknown: a parameter of the stack',
  ]);
});

test('reads the attributes that an Ingress gives its load balancer', () => {
  const ingress = kubernetes('networking.k8s.io/v1 Ingress', 'services', 'service-a');
  const key = 'alb.ingress.kubernetes.io/load-balancer-attributes';
  const annotated = (text: string) => ({ ...ingress, annotations: { [key]: text } });
  const judged = (resource: typeof ingress) =>
    told(rule, only({ loadBalancers: [loadBalancer()], resources: [resource] }));
  expect(judged(annotated('deletion_protection.enabled=true, zonal_shift.config.enabled=true'))).toEqual([
    'holds Ingress services/service-a: zonal shift true',
  ]);
  expect(judged(annotated('zonal_shift.config.enabled=false'))).toEqual([
    'broken Ingress services/service-a: zonal shift false',
  ]);
  expect(judged(ingress)).toEqual(['broken Ingress services/service-a: zonal shift false']);
});

test('looks at nothing on Google Cloud', () => {
  expect(told(rule, only({ clouds: ['google'], loadBalancers: [loadBalancer()] }))).toEqual([]);
});
