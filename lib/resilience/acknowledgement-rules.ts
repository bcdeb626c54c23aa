import type { Resource } from '../topology';
import type { Judgement, Rule } from './rule';

/** Shortest reason that can say anything. */
export const SHORTEST_REASON = 10;

/** Every acknowledgement that stands with a resource. */
export function* acknowledgementsOf(resources: readonly Resource[]) {
  for (const resource of resources) {
    for (const [rule, reason] of Object.entries(resource.acknowledgements)) yield { resource, rule, reason };
  }
}

const source = 'docs/rules.md, acknowledgements';

/** An acknowledgement without a reason tells nobody why the risk is taken. */
export const requireAcknowledgementReason: Rule = {
  id: 'HA-ACK-001',
  name: 'require-acknowledgement-reason',
  claim: 'Every acknowledgement gives a reason.',
  why: 'Who reads the report must know why a risk is taken; without a reason nobody can tell whether it still holds.',
  remedy: `Write why the finding is accepted, in at least ${SHORTEST_REASON} characters, or remove the acknowledgement.`,
  severity: 'error',
  source,
  *check({ resources }) {
    for (const { resource, rule, reason } of acknowledgementsOf(resources)) {
      yield {
        subject: resource.id,
        part: rule,
        verdict: reason.trim().length >= SHORTEST_REASON ? 'holds' : 'broken',
        seen: `"${reason}" for ${rule}`,
        expected: `a reason of at least ${SHORTEST_REASON} characters`,
        place: resource.place,
      };
    }
  },
};

/** The rule that an acknowledgement covers something: it needs what the other rules have found. */
export const banStaleAcknowledgement: Omit<Rule, 'check'> = {
  id: 'HA-ACK-002',
  name: 'ban-stale-acknowledgement',
  claim: 'Every acknowledgement covers a finding.',
  why: 'What is acknowledged and no longer found would hide the same fault when it comes back.',
  remedy: 'Remove the acknowledgement, or correct the id of the rule.',
  severity: 'error',
  source,
};

/** Judges the acknowledgements against what was found: `covered` holds `<resource> <rule>` of every finding. */
export function* staleAcknowledgements(
  resources: readonly Resource[],
  covered: ReadonlySet<string>,
): Generator<Judgement> {
  for (const { resource, rule } of acknowledgementsOf(resources)) {
    yield {
      subject: resource.id,
      part: rule,
      verdict: covered.has(`${resource.id} ${rule}`) ? 'holds' : 'broken',
      seen: `an acknowledgement of ${rule}`,
      expected: `a finding of ${rule} on it`,
      place: resource.place,
    };
  }
}
