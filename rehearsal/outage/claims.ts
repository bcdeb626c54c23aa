import type { Outcome } from '../outcome';
import type { CrossCheck, OutageOutcome, SpreadingOutcome, WorkloadOutcome } from './outcome';
import { isMoved } from './workload';

/** What is claimed of a workload while nothing but the loss happens. Deployments move; members with disks wait. */
function claimsOf({ scenario, zone, variant }: OutageOutcome, workload: WorkloadOutcome): readonly Outcome[] {
  const scene = `${scenario} ${zone} ${variant}`;
  const { id, need, leastServing, replicas, full, missing, held } = workload;
  const holds = {
    scene,
    claim: `${id} never has fewer than ${need} of ${replicas} replicas that serve`,
    passed: held,
    seen: `${leastServing}`,
  };
  // a brown zone stops evictions, and a StatefulSet's pod is not replaced while its Node object is there
  if (!id.startsWith('Deployment ') || variant === 'brown') return [holds];
  const seen = full ? `after ${full.production} s` : missing.map(({ why }) => why).join('; ');
  return [holds, { scene, claim: `${id} has all replicas again while the zone is away`, passed: full !== null, seen }];
}

/** What is claimed of the return of the zone: the pods that moved away come back, without a moment below the need. */
function returnClaims({ scenario, zone, variant, event, descheduler }: OutageOutcome, workload: WorkloadOutcome) {
  const { id, role, need, onReturn, afterReturn, even, leastAfterReturn } = workload;
  if (!descheduler || !isMoved({ kind: id.startsWith('Deployment ') ? 'Deployment' : 'StatefulSet', role })) return [];
  const when = even ? `even after ${even.production} s` : 'not even';
  const claim: Outcome = {
    scene: `${scenario} ${zone} ${event ?? variant}`,
    claim: `${id} is even over the zones again after the return, never with fewer than ${need} replicas that serve`,
    passed: even !== null && leastAfterReturn >= need,
    seen: `${onReturn.join(' ')}, then ${afterReturn.join(' ')}: ${when}, ${leastAfterReturn} served`,
  };
  return [claim];
}

/**
 * The claims of an outage. During a second event the services must hold: what a drain or a new image of the database does is
 * shown, not claimed.
 */
export function outageClaims(outage: OutageOutcome): readonly Outcome[] {
  const { scenario, zone, event } = outage;
  const returned = outage.workloads.flatMap((workload) => returnClaims(outage, workload));
  if (event === null) return [...outage.workloads.flatMap((workload) => claimsOf(outage, workload)), ...returned];
  const held: readonly Outcome[] = outage.workloads
    .filter(({ id, role }) => id.startsWith('Deployment ') || (role === 'quorum' && event !== 'database-rollout'))
    .map(({ id, need, leastServing, held: passed }) => ({
      scene: `${scenario} ${zone} ${event}`,
      claim: `${id} never has fewer than ${need} replicas that serve, with a ${event} during the outage`,
      passed,
      seen: `${leastServing}`,
    }));
  return [...held, ...returned];
}

/** The claim that a way to spread replicas does what it is held to do. */
export function spreadingClaim({ setting, moment, spread, pending, expected, asExpected }: SpreadingOutcome): Outcome {
  const seen = `${spread.join(' ')}${pending > 0 ? `, ${pending} wait` : ''}`;
  return { scene: `spreading: ${moment}`, claim: `${setting}: ${expected}`, passed: asExpected, seen };
}

/** The claim that the rules had told of every workload, zone and variant what was then seen. Nothing compared is no pass. */
export function crossCheckClaims(scenario: string, { agreed, differences }: CrossCheck): readonly Outcome[] {
  const scene = `${scenario}: rules against rehearsal`;
  if (differences.length === 0) {
    const claim = 'the rules tell what the rehearsal sees, for every workload, zone and variant that both know';
    return [{ scene, claim, passed: agreed > 0, seen: `${agreed} equal` }];
  }
  return differences.map(({ subject, zone, variant, told, seen }) => ({
    scene,
    claim: `${subject}, ${zone} ${variant}: ${told}`,
    passed: false,
    seen,
  }));
}
