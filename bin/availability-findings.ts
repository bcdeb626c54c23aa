import { type Assessment, formats } from '../lib/resilience';

/** What the availability rules do not let pass: nothing is written with it. */
export class AvailabilityFindings extends Error {
  override readonly name = 'AvailabilityFindings';
}

/** Lets findings pass only when no error is open. @throws {@link AvailabilityFindings} with all of them */
export function refuseBreakage(assessments: readonly Assessment[]): void {
  if (!assessments.some(({ failed }) => failed)) return;
  throw new AvailabilityFindings(`the availability rules do not pass:\n\n${formats.terminal(assessments)}`);
}
