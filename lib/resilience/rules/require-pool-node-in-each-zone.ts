import { isUnknown, type Known, type NodeGroup, numberAt, type Resource, textAt, valueAt } from '../../topology';
import { ZONE_COUNT } from '../../zones';
import { CONTAINER_NODE_POOL } from '../google-kinds';
import { grouped } from '../grouped';
import { all, claimOf, inWords, judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Rule } from '../rule';

interface Floor {
  readonly claim: Known<boolean>;
  readonly seen: string;
}

/** A floor of the whole pool keeps a node in each zone only as far as it is balanced over them. */
function total({ properties }: Resource, zones: number): Floor {
  const count = numberAt(properties, 'spec.autoscaling.totalMinNodeCount');
  const policy = textAt(properties, 'spec.autoscaling.locationPolicy');
  return {
    claim: all([claimOf(count, (nodes) => nodes >= zones), claimOf(policy, (name) => name === 'BALANCED')]),
    seen: `totalMinNodeCount ${inWords(count)}, locationPolicy ${inWords(policy)}`,
  };
}

/** Nodes that a pool keeps in each of its zones. Counts of autoscaling and of nodes are per zone. */
function floor(pool: Resource, zones: number): Floor {
  const { properties } = pool;
  if (valueAt(properties, 'spec.autoscaling.totalMinNodeCount') !== undefined) return total(pool, zones);
  const [field, otherwise] = valueAt(properties, 'spec.autoscaling')
    ? ['spec.autoscaling.minNodeCount', 0]
    : ['spec.nodeCount', numberAt(properties, 'spec.initialNodeCount') ?? 0];
  const count = numberAt(properties, field) ?? otherwise;
  return { claim: claimOf(count, (nodes) => nodes >= 1), seen: `${field} ${inWords(count)}` };
}

const zoneCount = (group: NodeGroup | undefined): number =>
  group === undefined || isUnknown(group.zones) ? ZONE_COUNT : group.zones.length;

/** Node pools of GKE keep a node in each of their zones. */
export const requirePoolNodeInEachZone: Rule = {
  id: 'HA-GCP-003',
  name: 'require-pool-node-in-each-zone',
  claim: 'Each node pool of GKE keeps at least one node in each of its zones.',
  why: 'The scheduler knows only zones that have nodes: what starts while one is empty is not spread over all three.',
  remedy: 'Set autoscaling.minNodeCount to 1 or more; it counts for each zone.',
  severity: 'error',
  source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/cluster-autoscaler',
  *check(topology) {
    const groups = new Map(topology.nodeGroups.map((group) => [group.place.resource, group]));
    const pools = resourcesOf(topology, CONTAINER_NODE_POOL).map((pool) => ({
      pool,
      cluster: groups.get(pool.id)?.cluster ?? '',
      ...floor(pool, zoneCount(groups.get(pool.id))),
    }));
    for (const same of grouped(pools, ({ cluster }) => cluster).values()) {
      // beside a pool that is always there, one may grow from nothing
      const beside = same.some(({ claim }) => claim === true);
      for (const { pool, claim, seen } of same) {
        yield judge(pool.place, claim, {
          seen,
          expected: 'minNodeCount 1 or more (of each zone), or totalMinNodeCount of its zones or more and BALANCED',
          ...(beside ? { severity: 'warning' as const } : {}),
        });
      }
    }
  },
};
