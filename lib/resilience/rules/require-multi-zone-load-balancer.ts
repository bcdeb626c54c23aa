import {
  flagAt,
  isUnknown,
  itemsAt,
  type Known,
  knownOr,
  type LoadBalancer,
  type Resource,
  textAt,
} from '../../topology';
import { ZONE_COUNT } from '../../zones';
import { awsLoadBalancers } from '../aws-load-balancers';
import { inWords, judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Judgement, Rule } from '../rule';
import { atLeast, zonesFound, zonesInWords } from '../zones-found';

function* crossZone({ kind, crossZone: on, place }: LoadBalancer): Iterable<Judgement> {
  // an application load balancer always sends to every zone, unless a target group says otherwise
  if (kind !== 'network') return;
  yield judge(place, on, {
    part: 'cross-zone',
    severity: 'warning',
    seen: `cross-zone load balancing ${inWords(on)}`,
    expected:
      'cross-zone load balancing true: clients that still hold the address of a zone without targets are served',
  });
}

function* targetGroup({ place, properties }: Resource): Iterable<Judgement> {
  const attribute = itemsAt(properties, 'TargetGroupAttributes').find(
    (item) => knownOr(textAt(item, 'Key'), '') === 'load_balancing.cross_zone.enabled',
  );
  const value = textAt(attribute, 'Value');
  if (value === undefined || value === 'use_load_balancer_configuration') return;
  const on: Known<boolean> = isUnknown(value) ? value : (flagAt(attribute, 'Value') ?? true);
  yield judge(place, on, {
    part: 'cross-zone',
    severity: 'warning',
    seen: `load_balancing.cross_zone.enabled ${inWords(value)}`,
    expected: 'not false: every zone may send to the targets that are left',
  });
}

/** A load balancer has an address in each of three zones and sends to the targets of all. */
export const requireMultiZoneLoadBalancer: Rule = {
  id: 'HA-AWS-007',
  name: 'require-multi-zone-load-balancer',
  claim: 'A load balancer of AWS is in at least three zones and sends to the targets of every zone.',
  why: 'A load balancer has an address in its own zones only: what is in one zone ends with it, and targets of a zone that it is not in get nothing.',
  remedy: 'Give the load balancer a subnet in each of three zones, and switch cross-zone load balancing on.',
  severity: 'error',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
  *check(topology) {
    for (const balancer of awsLoadBalancers(topology)) {
      const found = zonesFound([balancer.zones]);
      yield judge(balancer.place, atLeast(found, ZONE_COUNT), {
        part: 'zones',
        seen: zonesInWords(found),
        expected: `a subnet in ${ZONE_COUNT} zones`,
      });
      yield* crossZone(balancer);
    }
    for (const group of resourcesOf(topology, 'AWS::ElasticLoadBalancingV2::TargetGroup')) yield* targetGroup(group);
  },
};
