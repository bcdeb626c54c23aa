import { isUnknown, type NodeGroup } from '../../topology';
import { type Capacity, capacityWithout } from '../capacity';
import { judgement, type Opinion } from '../opinion';
import { nodeGroupsOf } from '../placements';
import type { Rule } from '../rule';

const EXPECTED = 'room for all that must run on the nodes of the other zones';

const zonesOf = (groups: readonly NodeGroup[]): readonly string[] =>
  [...new Set(groups.flatMap(({ zones }) => (isUnknown(zones) ? [] : zones)))].sort();

function judge({ grade, pods, nodes, unplaced }: Capacity, zone: string): Opinion {
  const facts = { zone, expected: EXPECTED };
  switch (grade) {
    case 'static':
      return { ...facts, verdict: 'holds', seen: `${pods} pods fit ${nodes.static} nodes` };
    case 'elastic':
      return {
        ...facts,
        verdict: 'broken',
        severity: 'warning',
        seen: `${pods} pods do not fit the ${nodes.static} nodes that are always there, but up to ${nodes.elastic}`,
      };
    case 'short': {
      const who = unplaced.map(({ workload, count }) => `${count} of ${workload}`).join(', ');
      return { ...facts, verdict: 'broken', seen: `no room even on ${nodes.elastic} nodes for ${who}` };
    }
  }
}

export const requireCapacityWithoutAZone: Rule = {
  id: 'HA-K8S-010',
  name: 'require-capacity-without-a-zone',
  claim: 'Whichever zone is lost, the nodes of the others hold all that must run.',
  why: 'New nodes are hardest to get while a zone is away, since everybody asks for them: what relies on them is not statically stable.',
  remedy: 'Raise the minimum of each node group, or lower the requests; a warning says that new nodes would do.',
  severity: 'error',
  source:
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_withstand_component_failures_static_stability.html',
  *check(topology) {
    const groupsOf = nodeGroupsOf(topology);
    const capacity = capacityWithout(topology);
    for (const cluster of topology.clusters) {
      const place = cluster.place ?? topology.workloads.find((each) => each.cluster === cluster.id)?.place;
      if (!place) continue;
      const groups = groupsOf(cluster.id);
      const zones = zonesOf(groups);
      if (zones.length === 0) {
        const seen = 'the files name no nodes of the cluster, or not their zones';
        yield judgement({ id: cluster.id, place }, { verdict: 'unknown', seen, expected: EXPECTED });
      }
      for (const zone of zones) {
        const found = capacity(cluster.id, zone);
        const opinion: Opinion = isUnknown(found)
          ? { verdict: 'unknown', zone, seen: found.unknown, expected: EXPECTED }
          : judge(found, zone);
        yield judgement({ id: cluster.id, place }, opinion);
      }
    }
  },
};
