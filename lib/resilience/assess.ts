import type { Topology } from '../topology';
import { banStaleAcknowledgement, staleAcknowledgements } from './acknowledgement-rules';
import type { Judgement, Rule, Severity } from './rule';
import type { ZoneLoss } from './zone-loss';
import { zoneLosses } from './zone-losses';

/** What one rule said of an output. */
export interface RuleResult {
  readonly rule: Omit<Rule, 'check'>;
  readonly judgements: readonly Judgement[];
  /** The worst of its judgements; without any it was `not exercised`, which is no pass. */
  readonly outcome: 'holds' | 'broken' | 'unknown' | 'not exercised';
}

/** A judgement that is not `holds`. */
export interface Finding {
  readonly judgement: Judgement;
  readonly rule: Omit<Rule, 'check'>;
  readonly severity: Severity;
  /** Why it is accepted: such a finding fails nothing. */
  readonly acknowledgement?: string;
}

/** Everything that the rules say of one output. */
export interface Assessment {
  readonly topology: Topology;
  readonly results: readonly RuleResult[];
  readonly findings: readonly Finding[];
  readonly zoneLosses: readonly ZoneLoss[];
  /** Whether an error is open: found and not acknowledged. */
  readonly failed: boolean;
}

function outcome(judgements: readonly Judgement[]): RuleResult['outcome'] {
  const verdicts = new Set(judgements.map(({ verdict }) => verdict));
  if (verdicts.has('broken')) return 'broken';
  if (verdicts.has('unknown')) return 'unknown';
  return verdicts.has('holds') ? 'holds' : 'not exercised';
}

/** What cannot be told is at most a warning: it is no fault that anybody has seen. */
function severity(rule: Omit<Rule, 'check'>, { verdict, severity: own = rule.severity }: Judgement): Severity {
  return verdict === 'unknown' && own === 'error' ? 'warning' : own;
}

function* findingsOf({ rule, judgements }: RuleResult, reasons: ReadonlyMap<string, string>): Generator<Finding> {
  for (const judgement of judgements) {
    if (judgement.verdict === 'holds') continue;
    const acknowledgement = reasons.get(`${judgement.place.resource} ${rule.id}`);
    yield {
      judgement,
      rule,
      severity: severity(rule, judgement),
      ...(acknowledgement?.trim() ? { acknowledgement } : {}),
    };
  }
}

/** Runs the rules over an output. @throws what a rule throws, which is a fault of the rule */
export function assess(topology: Topology, rules: readonly Rule[]): Assessment {
  const run = ({ check, ...rule }: Rule): RuleResult => {
    const judgements = [...check(topology)];
    return { rule, judgements, outcome: outcome(judgements) };
  };
  const judged = rules.map(run);
  const reasons = new Map(
    topology.resources.flatMap(({ id, acknowledgements }) =>
      Object.entries(acknowledgements).map(([rule, reason]) => [`${id} ${rule}`, reason] as const),
    ),
  );
  const covered = new Set(
    judged.flatMap(({ rule, judgements }) =>
      judgements.filter(({ verdict }) => verdict !== 'holds').map(({ place }) => `${place.resource} ${rule.id}`),
    ),
  );
  const stale = [...staleAcknowledgements(topology.resources, covered)];
  const results = [...judged, { rule: banStaleAcknowledgement, judgements: stale, outcome: outcome(stale) }];
  const findings = results.flatMap((result) => [...findingsOf(result, reasons)]);
  const failed = findings.some(({ severity: weight, acknowledgement }) => weight === 'error' && !acknowledgement);
  return { topology, results, findings, zoneLosses: zoneLosses(topology), failed };
}
