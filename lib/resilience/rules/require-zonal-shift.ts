import { flagAt, isUnknown, itemsAt, type Known, knownOr, type Resource, type Topology, textAt } from '../../topology';
import { inWords, judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Judgement, Rule } from '../rule';

const SHIFT = 'zonal_shift.config.enabled';
const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

/** Where each type says that a zone may be taken out of service. */
const FIELD: Readonly<Record<string, string>> = {
  'AWS::EKS::Cluster': 'ZonalShiftConfig.Enabled',
  'Custom::AWSCDK-EKS-Cluster': 'Config.zonalShiftConfig.enabled',
  'AWS::AutoScaling::AutoScalingGroup': 'AvailabilityZoneImpairmentPolicy.ZonalShiftEnabled',
};

function shift({ type, properties }: Resource): Known<boolean> | undefined {
  const field = FIELD[type];
  if (field !== undefined) return flagAt(properties, field);
  const attribute = itemsAt(properties, 'LoadBalancerAttributes').find(
    (item) => knownOr(textAt(item, 'Key'), '') === SHIFT,
  );
  return flagAt(attribute, 'Value');
}

/** Annotations by which a controller gives its load balancer attributes: `a=1,b=2`. */
const ANNOTATIONS = [
  'alb.ingress.kubernetes.io/load-balancer-attributes',
  'service.beta.kubernetes.io/aws-load-balancer-attributes',
] as const;

const ATTRIBUTE = /(^|,)\s*zonal_shift\.config\.enabled\s*=\s*true\s*(,|$)/;

/** Load balancers that a controller of AWS makes, by what stands on their Ingress or Service. */
function* byAnnotation({ clouds, loadBalancers, resources }: Topology): Iterable<Judgement> {
  if (!clouds.includes('aws')) return;
  const declared = new Map(resources.map((resource) => [resource.id, resource]));
  for (const { place } of loadBalancers) {
    const resource = declared.get(place.resource);
    if (resource?.platform !== 'kubernetes') continue;
    const attributes = ANNOTATIONS.flatMap((name) => resource.annotations[name] ?? []);
    const enabled = attributes.some((text) => ATTRIBUTE.test(text));
    yield judge(place, enabled, { seen: `zonal shift ${enabled}`, expected: 'zonal shift true' });
  }
}

/** A zone can be taken out of service by hand or by AWS itself. */
export const requireZonalShift: Rule = {
  id: 'HA-AWS-005',
  name: 'require-zonal-shift',
  claim: 'Clusters, load balancers and auto scaling groups allow a zonal shift.',
  why: 'A zone that is sick but not dead passes health checks and goes on failing requests: only a shift away from it ends that quickly.',
  remedy:
    'Set ZonalShiftConfig.Enabled, the attribute zonal_shift.config.enabled, or AvailabilityZoneImpairmentPolicy.ZonalShiftEnabled to true.',
  severity: 'warning',
  source: 'https://docs.aws.amazon.com/r53recovery/latest/dg/arc-zonal-shift.resource-types.html',
  *check(topology) {
    for (const resource of resourcesOf(topology, ...Object.keys(FIELD), BALANCER)) {
      const enabled = shift(resource);
      const claim = enabled !== undefined && isUnknown(enabled) ? enabled : enabled === true;
      yield judge(resource.place, claim, {
        seen: `zonal shift ${inWords(enabled)}`,
        expected: 'zonal shift true',
      });
    }
    yield* byAnnotation(topology);
  },
};
