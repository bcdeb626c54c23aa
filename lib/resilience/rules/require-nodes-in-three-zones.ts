import { isUnknown, type Known, type NodeGroup, unknown } from '../../topology';
import { ZONE_COUNT } from '../../zones';
import { grouped } from '../grouped';
import { judge } from '../judge';
import type { Rule } from '../rule';

interface Floor {
  /** Nodes that each zone has at least, when a group is balanced over its zones. */
  readonly nodes: ReadonlyMap<string, number>;
  /** Why there may be more. */
  readonly more?: string;
}

function floor(groups: readonly NodeGroup[]): Floor {
  const nodes = new Map<string, number>();
  let more: string | undefined;
  for (const { zones, min } of groups) {
    if (isUnknown(zones)) {
      more ??= zones.unknown;
      continue;
    }
    const each = isUnknown(min) ? 0 : Math.floor(min / zones.length);
    if (isUnknown(min)) more ??= min.unknown;
    for (const zone of zones) nodes.set(zone, (nodes.get(zone) ?? 0) + each);
  }
  return more === undefined ? { nodes } : { nodes, more };
}

function claim({ nodes, more }: Floor): Known<boolean> {
  const kept = [...nodes.values()].filter((count) => count >= 1).length;
  return kept >= ZONE_COUNT || (more === undefined ? false : unknown(more));
}

/** The node groups of an EKS cluster keep a node in each of three zones. */
export const requireNodesInThreeZones: Rule = {
  id: 'HA-AWS-004',
  name: 'require-nodes-in-three-zones',
  claim: 'The node groups of an EKS cluster cover at least three zones, with sizes that keep a node in each.',
  why: 'The scheduler knows only zones that have nodes: a zone without one gets no replica, and two zones lose half of all replicas at once.',
  remedy: 'Make a node group for each zone with a minimum of one node or more.',
  severity: 'error',
  source: 'https://docs.aws.amazon.com/eks/latest/best-practices/data-plane.html',
  *check(topology) {
    const groups = grouped(topology.nodeGroups, ({ cluster }) => cluster);
    for (const cluster of topology.clusters) {
      if (cluster.platform !== 'eks' || !cluster.place) continue;
      const own = groups.get(cluster.id) ?? [];
      const found = floor(own);
      const seen = [...found.nodes].sort().map(([zone, count]) => `${zone}: ${count}`);
      yield judge(cluster.place, own.length === 0 ? unknown('no node group is in the files') : claim(found), {
        seen: seen.length === 0 ? 'no node group of a known zone' : `fewest nodes: ${seen.join(', ')}`,
        expected: `at least 1 node in each of ${ZONE_COUNT} zones`,
      });
    }
  },
};
