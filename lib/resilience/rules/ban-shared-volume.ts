import { isUnknown, type Workload } from '../../topology';
import { judgement, type Opinion } from '../opinion';
import type { Rule } from '../rule';
import { storage, type UsedClaim } from '../storage';

const EXPECTED = 'ReadWriteMany, or one replica with strategy Recreate, or a StatefulSet';

const SINGLE_NODE_MODES = ['ReadWriteOnce', 'ReadWriteOncePod'];

function judge({ accessModes, name }: UsedClaim, { replicas, rollout }: Workload): Opinion {
  const facts = { part: name, expected: EXPECTED, field: 'spec.template.spec.volumes' };
  if (isUnknown(accessModes)) return { ...facts, verdict: 'unknown', seen: accessModes.unknown };
  const seen = `${accessModes.join(', ')}, ${isUnknown(replicas.min) ? 'unknown' : replicas.min} replicas, ${rollout.type}`;
  if (!accessModes.every((mode) => SINGLE_NODE_MODES.includes(mode))) return { ...facts, verdict: 'holds', seen };
  if (rollout.type === 'RollingUpdate') return { ...facts, verdict: 'broken', seen };
  if (isUnknown(replicas.min)) return { ...facts, verdict: 'unknown', seen };
  return { ...facts, verdict: replicas.min > 1 ? 'broken' : 'holds', seen };
}

export const banSharedVolume: Rule = {
  id: 'HA-K8S-034',
  name: 'ban-shared-volume',
  claim: 'No Deployment shares a volume of one node between pods.',
  why: 'A second pod, of a rollout or a recovery, waits for a volume that the first still holds: for ever if its node is silent.',
  remedy: 'Use a StatefulSet with a claim for each replica, or a volume that many nodes may use.',
  severity: 'error',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes (v1.36)',
  *check(topology) {
    const claimsOf = storage(topology);
    for (const workload of topology.workloads) {
      if (workload.kind !== 'Deployment') continue;
      for (const claim of claimsOf(workload)) if (claim.shared) yield judgement(workload, judge(claim, workload));
    }
  },
};
