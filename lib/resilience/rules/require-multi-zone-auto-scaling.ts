import {
  isUnknown,
  itemsAt,
  type Known,
  knownOr,
  listAt,
  numberAt,
  type Resource,
  referenceAt,
  type Topology,
  textAt,
  unknown,
} from '../../topology';
import { ZONE_COUNT } from '../../zones';
import { grouped } from '../grouped';
import { all, inWords, judge } from '../judge';
import { purpose } from '../purpose';
import { resourcesOf } from '../resources-of';
import type { Judgement, Rule } from '../rule';
import { atLeast, SubnetZones, union, type ZonesFound, zonesFound, zonesInWords } from '../zones-found';

function zonesOf({ properties }: Resource, subnets: SubnetZones): ZonesFound {
  const bySubnet = subnets.at(properties, 'VPCZoneIdentifier');
  if (bySubnet) return bySubnet;
  const names = listAt(properties, 'AvailabilityZones');
  if (names === undefined || isUnknown(names))
    return { zones: [], more: names?.unknown ?? 'the group names no subnet' };
  return zonesFound(
    names.map((_, index) => {
      const zone = textAt(names, String(index)) ?? unknown('no zone');
      return isUnknown(zone) ? zone : [zone];
    }),
  );
}

/** Groups of one launch template or one purpose do the same work, one in each zone. */
function workOf({ name, properties }: Resource, { zones }: ZonesFound): string {
  const template = referenceAt(properties, 'LaunchTemplate.LaunchTemplateId');
  return template ? template.reference : purpose(name, zones.length === 1 ? zones[0] : undefined);
}

function keepsOneInEach({ properties }: Resource, own: ZonesFound): Known<boolean> {
  const least = numberAt(properties, 'MinSize') ?? unknown('MinSize is not set');
  return isUnknown(least) ? least : least >= own.zones.length && least >= 1;
}

function* healthAndBalance({ place, properties }: Resource): Iterable<Judgement> {
  const balanced = itemsAt(properties, 'TargetGroupARNs').length + itemsAt(properties, 'LoadBalancerNames').length > 0;
  if (balanced) {
    const health = textAt(properties, 'HealthCheckType');
    yield judge(place, health !== undefined && isUnknown(health) ? health : knownOr(health, '').includes('ELB'), {
      part: 'health check',
      severity: 'warning',
      seen: `HealthCheckType ${inWords(health)}`,
      expected: 'ELB, so that a machine that fails its requests is replaced',
    });
  }
  const strategy = textAt(properties, 'AvailabilityZoneDistribution.CapacityDistributionStrategy');
  if (strategy !== undefined) {
    yield judge(place, isUnknown(strategy) ? strategy : strategy.startsWith('balanced-'), {
      part: 'distribution',
      severity: 'warning',
      seen: `CapacityDistributionStrategy ${inWords(strategy)}`,
      expected: 'balanced-best-effort or balanced-only',
    });
  }
}

/** Groups that are no nodes of a cluster: of those the rules of nodes speak. */
function plainGroups(topology: Topology): readonly Resource[] {
  const nodes = new Set(topology.nodeGroups.map(({ place }) => place.resource));
  return resourcesOf(topology, 'AWS::AutoScaling::AutoScalingGroup').filter(({ id }) => !nodes.has(id));
}

/** Auto scaling groups of one purpose keep a machine in each of three zones. */
export const requireMultiZoneAutoScaling: Rule = {
  id: 'HA-AWS-006',
  name: 'require-multi-zone-auto-scaling',
  claim:
    'An auto scaling group, or the groups of one purpose together, keeps a machine in each of at least three zones.',
  why: 'A group in fewer zones, or smaller than its zones, loses more than its share with one of them, and new machines may be sold out during the outage.',
  remedy: 'Give the group a subnet in each of three zones and a MinSize of three or more.',
  severity: 'error',
  source: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html',
  *check(topology) {
    const subnets = new SubnetZones(topology);
    const groups = plainGroups(topology).map((group) => ({ group, own: zonesOf(group, subnets) }));
    for (const twins of grouped(groups, ({ group, own }) => workOf(group, own)).values()) {
      const together = union(twins.map(({ own }) => own));
      for (const { group, own } of twins) {
        yield judge(group.place, all([atLeast(together, ZONE_COUNT), keepsOneInEach(group, own)]), {
          seen: `MinSize ${inWords(numberAt(group.properties, 'MinSize'))} in ${zonesInWords(own)}, with its twins in ${zonesInWords(together)}`,
          expected: `a machine in each of ${ZONE_COUNT} zones, by one group or by a group for each zone`,
        });
      }
    }
    for (const { group } of groups) yield* healthAndBalance(group);
  },
};
