import { isUnknown, type Known, type Place } from '../topology';
import type { Judgement, Verdict } from './rule';

/** A judgement without what follows from the place and from the fact judged. */
export type Said = Omit<Judgement, 'subject' | 'verdict' | 'place'> & { readonly subject?: string };

/** The verdict on a claim that is true, false or unknown. */
export function verdictOf(claim: Known<boolean>): Verdict {
  if (isUnknown(claim)) return 'unknown';
  return claim ? 'holds' : 'broken';
}

/**
 * The judgement on what stands at the place. What does not hold weighs as the rule says; `severity` is kept only then.
 */
export function judge(place: Place, claim: Known<boolean>, { severity, ...said }: Said): Judgement {
  const verdict = verdictOf(claim);
  return {
    subject: place.resource,
    ...said,
    verdict,
    ...(severity && verdict === 'broken' ? { severity } : {}),
    place,
  };
}

/** Whether all claims are true: one false claim decides, however many are unknown. */
export function all(claims: readonly Known<boolean>[]): Known<boolean> {
  return claims.find((claim) => claim === false) ?? claims.find(isUnknown) ?? true;
}

/** Whether a claim is true: one true claim decides, however many are unknown. */
export function some(claims: readonly Known<boolean>[]): Known<boolean> {
  return claims.find((claim) => claim === true) ?? claims.find(isUnknown) ?? false;
}

/** What is said of the fact; `otherwise` where nothing stands in the file. */
export function claimOf<Fact>(
  fact: Known<Fact> | undefined,
  says: (known: Fact) => boolean,
  otherwise: Known<boolean> = false,
): Known<boolean> {
  if (fact === undefined) return otherwise;
  return isUnknown(fact) ? fact : says(fact);
}

/** The fact in words, for `seen`. */
export function inWords(fact: Known<string | number | boolean> | undefined, absent = 'not set'): string {
  if (fact === undefined) return absent;
  return isUnknown(fact) ? `unknown: ${fact.unknown}` : String(fact);
}
