import { isUnknown, type PodTemplate, type Workload } from '../../topology';
import { judgePods, LASTING, lasting, mostReplicas, type Opinion } from '../opinion';
import { nodeGroupsOf } from '../placements';
import type { Rule } from '../rule';
import { oneInEachZone, REVISION_LABEL, zoneAntiAffinities } from '../spreading';
import { zonesOfWorkload } from '../zones-of-workload';

const FIELD = 'spec.template.spec.affinity.podAntiAffinity';

const EXPECTED = 'as many zones as replicas, and a rollout that needs no further one';

function* replicasAgainstZones(workload: Workload, zones: number): Iterable<Opinion> {
  const { min } = workload.replicas;
  const most = mostReplicas(workload);
  const facts = { part: 'replicas', field: FIELD, expected: `at most ${zones}, one in each zone` };
  if (isUnknown(min) || isUnknown(most)) {
    yield { ...facts, verdict: 'unknown', seen: 'replicas unknown' };
  } else {
    const seen = min === most ? `${min} replicas` : `${min} to ${most} replicas`;
    yield { ...facts, verdict: most > zones ? 'broken' : 'holds', seen };
  }
}

function* rolloutAgainstZones(
  { kind, replicas, rollout }: Workload,
  pod: PodTemplate,
  zones: number,
): Iterable<Opinion> {
  if (kind !== 'Deployment' || rollout.type !== 'RollingUpdate') return;
  const facts = { part: 'rollout', field: FIELD, expected: `maxUnavailable 1, or matchLabelKeys: [${REVISION_LABEL}]` };
  const byRevision = zoneAntiAffinities(pod).every(
    ({ hard, matchLabelKeys }) => !hard || matchLabelKeys.includes(REVISION_LABEL),
  );
  const { maxUnavailable } = rollout;
  const { min } = replicas;
  if (byRevision) yield { ...facts, verdict: 'holds', seen: 'each revision keeps apart by itself' };
  else if (isUnknown(maxUnavailable) || isUnknown(min)) yield { ...facts, verdict: 'unknown', seen: 'rollout unknown' };
  else {
    const stuck = maxUnavailable === 0 && min >= zones;
    const seen = `maxUnavailable ${maxUnavailable} of ${min} replicas in ${zones} zones`;
    yield { ...facts, verdict: stuck ? 'broken' : 'holds', seen };
  }
}

export const validZoneAntiAffinity: Rule = {
  id: 'HA-K8S-005',
  name: 'valid-zone-anti-affinity',
  claim: 'A required anti-affinity on the zone leaves a zone for every replica, for a rollout and for a recovery.',
  why: 'It allows one replica in each zone and no more: further ones wait for ever, a surge of a rollout blocks it, and a lost replica has nowhere to go.',
  remedy: 'Use a hard topology spread of maxSkew 1 with nodeTaintsPolicy: Honor instead.',
  severity: 'error',
  source:
    'https://github.com/kubernetes/enhancements/tree/master/keps/sig-scheduling/3633-matchlabelkeys-to-podaffinity (GA in v1.33)',
  check(topology) {
    const groupsOf = nodeGroupsOf(topology);
    return judgePods(lasting(topology, LASTING), EXPECTED, function* (pod, workload) {
      if (!oneInEachZone(pod)) return;
      const zones = zonesOfWorkload(pod, groupsOf(workload.cluster));
      if (isUnknown(zones)) {
        yield { verdict: 'unknown', seen: `zones unknown: ${zones.unknown}`, expected: EXPECTED, field: FIELD };
        return;
      }
      const count = zones.possible.length;
      yield* replicasAgainstZones(workload, count);
      yield* rolloutAgainstZones(workload, pod, count);
      // a member of a quorum stays where its disk is
      if (workload.role === 'quorum' || isUnknown(workload.replicas.min)) return;
      const recovers = workload.replicas.min < count;
      yield {
        verdict: recovers ? 'holds' : 'broken',
        severity: 'warning',
        part: 'recovery',
        field: FIELD,
        seen: `${workload.replicas.min} replicas in ${count} zones`,
        expected: 'a zone left for a replacement, or a spread in place of the anti-affinity',
      };
    });
  },
};
