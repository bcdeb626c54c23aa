import type { Outcome } from '../outcome';
import type { CrossCheck, OutageOutcome, SpreadingOutcome, WorkloadOutcome } from './outcome';

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

/**
 * The claims of an outage. During a second event the services must hold: what a drain or a new image of the database does is
 * shown, not claimed.
 */
export function outageClaims(outage: OutageOutcome): readonly Outcome[] {
  const { scenario, zone, event } = outage;
  if (event === null) return outage.workloads.flatMap((workload) => claimsOf(outage, workload));
  return outage.workloads
    .filter(({ id, role }) => id.startsWith('Deployment ') || (role === 'quorum' && event !== 'database-rollout'))
    .map(({ id, need, leastServing, held }) => ({
      scene: `${scenario} ${zone} ${event}`,
      claim: `${id} never has fewer than ${need} replicas that serve, with a ${event} during the outage`,
      passed: held,
      seen: `${leastServing}`,
    }));
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
