import { isUnknown, type Known, type Workload } from '../../topology';
import { judgement, lasting, type Opinion } from '../opinion';
import type { Rule } from '../rule';
import { boundToItsZone, storage, type UsedClaim } from '../storage';

const EXPECTED = 'a volume of all zones, or replicas with a volume each';

/** Claims on which all replicas rest. */
function soleClaims(claims: readonly UsedClaim[], { replicas }: Workload): readonly UsedClaim[] {
  const single = replicas.min === 1;
  return claims.filter(({ shared }) => shared || single);
}

function judge(zonal: Known<boolean>, names: string): Opinion {
  if (isUnknown(zonal)) return { verdict: 'unknown', seen: `${names}: ${zonal.unknown}`, expected: EXPECTED };
  const seen = `all replicas on ${names}, ${zonal ? 'a volume of one zone' : 'a volume of all zones'}`;
  return { verdict: zonal ? 'broken' : 'holds', seen, expected: EXPECTED };
}

export const banSingletonOnZonalVolume: Rule = {
  id: 'HA-K8S-042',
  name: 'ban-singleton-on-zonal-volume',
  claim: 'No workload rests on one volume of one zone.',
  why: 'Nothing else has its data: it is away for as long as the zone is.',
  remedy: 'Replicate the data in the database, or use a regional disk or a file system of all zones.',
  severity: 'error',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#node-affinity (v1.36)',
  *check(topology) {
    const claimsOf = storage(topology);
    for (const workload of lasting(topology)) {
      const claims = soleClaims(claimsOf(workload), workload);
      if (claims.length === 0) continue;
      yield judgement(workload, judge(boundToItsZone(claims), claims.map(({ name }) => name).join(', ')));
    }
  },
};
