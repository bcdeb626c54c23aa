import { ConfigError, formatProblems } from '../lib/config';
import { AvailabilityFindings } from './availability-findings';
import { OrderFindings } from './order-findings';
import type { Streams } from './run-program';
import { SecurityFindings } from './security-findings';
import { WrongContext } from './wrong-context';

/** What refuses an output: its message says all. */
const REFUSALS = [SecurityFindings, AvailabilityFindings, OrderFindings, WrongContext];

/**
 * Prints what went wrong with the configuration `file`, and returns the exit code.
 *
 * @throws what is no mistake of a person
 */
export function reportFailure(file: string, error: unknown, { stderr }: Streams): number {
  if (error instanceof ConfigError) stderr.write(`${formatProblems(file, error.problems)}\n`);
  else if (REFUSALS.some((kind) => error instanceof kind))
    stderr.write(`${error instanceof Error ? error.message : ''}\n`);
  else throw error;
  return 1;
}
