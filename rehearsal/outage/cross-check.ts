import type { CrossCheck, Difference, OutageOutcome } from './outcome';
import type { Variant } from './variant';

/** What was told of a workload from the files alone, before anything ran. */
export interface Verdict {
  /** `Deployment services/service-a`. */
  readonly subject: string;
  readonly zone: string;
  readonly variant: Variant;
  readonly verdict: 'holds' | 'broken' | 'unknown' | 'not exercised';
  /** Fewest replicas that serve, in the worst placement. @default - it was not told */
  readonly survivors?: number;
  /** Whether all replicas serve again while the zone is away. @default - it was not told */
  readonly recovers?: boolean;
}

interface Seen {
  readonly leastServing: number;
  readonly held: boolean;
  readonly recovered: boolean;
}

function differ(told: Verdict, { held, leastServing, recovered }: Seen): readonly Pick<Difference, 'told' | 'seen'>[] {
  const { verdict, survivors, recovers } = told;
  const seen = `${held ? 'it held' : 'it broke'}, ${leastServing} served`;
  return [
    ...((verdict === 'holds') !== held ? [{ told: verdict, seen }] : []),
    ...(survivors !== undefined && leastServing < survivors ? [{ told: `at least ${survivors} serve`, seen }] : []),
    ...(recovers !== undefined && recovers !== recovered
      ? [{ told: recovers ? 'it recovers' : 'it does not recover', seen: recovered ? 'it recovered' : 'it did not' }]
      : []),
  ];
}

const keyOf = (subject: string, zone: string, variant: string): string => `${subject}, ${zone} ${variant}`;

function seenOf(scenario: string, outages: readonly OutageOutcome[]): Map<string, Seen> {
  const own = outages.filter((outage) => outage.scenario === scenario && outage.event === null);
  return new Map(
    own.flatMap(({ zone, variant, workloads }) =>
      workloads.map(({ id, leastServing, held, full }) => [
        keyOf(id, zone, variant),
        { leastServing, held, recovered: full !== null },
      ]),
    ),
  );
}

/** Compares the verdicts on one scenario with the outages that were rehearsed on it. Second events are not compared. */
export function crossCheck(
  scenario: string,
  verdicts: readonly Verdict[],
  outages: readonly OutageOutcome[],
): CrossCheck {
  const seen = seenOf(scenario, outages);
  const notCompared: string[] = [];
  const differences: Difference[] = [];
  let agreed = 0;
  for (const verdict of verdicts) {
    const { subject, zone, variant } = verdict;
    const at = keyOf(subject, zone, variant);
    const outcome = seen.get(at);
    seen.delete(at);
    if (!outcome) notCompared.push(`${at}: not rehearsed`);
    else if (verdict.verdict === 'unknown' || verdict.verdict === 'not exercised') {
      notCompared.push(`${at}: the verdict is ${verdict.verdict}`);
    } else {
      const found = differ(verdict, outcome).map((difference) => ({ scenario, subject, zone, variant, ...difference }));
      differences.push(...found);
      if (found.length === 0) agreed += 1;
    }
  }
  return { agreed, differences, notCompared: [...notCompared, ...[...seen.keys()].map((at) => `${at}: no verdict`)] };
}
