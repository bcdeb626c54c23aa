import { type Cluster, isUnknown, type NodeGroup } from '../../topology';
import { judgement, lasting, type Opinion } from '../opinion';
import { nodeGroupsOf } from '../placements';
import type { Rule } from '../rule';
import { boundToItsZone, storage } from '../storage';
import { type WorkloadZones, zonesOfWorkload } from '../zones-of-workload';

const EXPECTED = 'for each zone of the volumes, nodes that can be started in that very zone';

/** Whether new nodes of the group come up in the zone that needs them: pools of Google Cloud grow zone by zone. */
const growsByZone = ({ zones }: NodeGroup, platform: Cluster['platform'] | undefined): boolean =>
  platform === 'gke' || (!isUnknown(zones) && zones.length === 1);

function judge(zones: WorkloadZones, platformOf: ReadonlyMap<string, Cluster['platform']>): Opinion {
  const { nodes, possible } = zones;
  if (possible.length === 0) return { verdict: 'broken', seen: 'no node takes its pods', expected: EXPECTED };
  const served = new Set(
    nodes.filter(({ group }) => growsByZone(group, platformOf.get(group.cluster))).flatMap((each) => each.zones),
  );
  const missing = possible.filter((zone) => !served.has(zone)).join(', ');
  return missing
    ? { verdict: 'broken', seen: `${missing} only as one of several zones of a group`, expected: EXPECTED }
    : { verdict: 'holds', seen: `nodes of their own in ${possible.join(', ')}`, expected: EXPECTED };
}

export const requireNodesBesideVolumes: Rule = {
  id: 'HA-K8S-041',
  name: 'require-nodes-beside-volumes',
  claim: 'Wherever a volume of one zone may be, nodes can be started in that very zone.',
  why: 'A group over several zones starts its next node in any of them, so a pod may wait beside a volume in a zone without a node.',
  remedy: 'Give each zone a node group of its own.',
  severity: 'error',
  source: 'https://docs.aws.amazon.com/eks/latest/best-practices/data-plane.html (volumes and node groups)',
  *check(topology) {
    const groupsOf = nodeGroupsOf(topology);
    const claimsOf = storage(topology);
    const platformOf = new Map(topology.clusters.map(({ id, platform }) => [id, platform]));
    for (const workload of lasting(topology)) {
      const claims = claimsOf(workload);
      const bound = boundToItsZone(claims);
      if (bound === false) continue;
      const zones = isUnknown(workload.pod) ? workload.pod : zonesOfWorkload(workload.pod, groupsOf(workload.cluster));
      const unsure = (seen: string): Opinion => ({ verdict: 'unknown', seen, expected: EXPECTED });
      if (isUnknown(bound)) yield judgement(workload, unsure(bound.unknown));
      else if (isUnknown(zones)) yield judgement(workload, unsure(zones.unknown));
      else yield judgement(workload, judge(zones, platformOf));
    }
  },
};
