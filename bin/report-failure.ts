import { ConfigError, formatProblems } from '../lib/config';
import { AvailabilityFindings } from './availability-findings';
import { OrderFindings } from './order-findings';
import { WrongContext } from './protection';
import { SecurityFindings } from './security-findings';

/** What refuses an output: its message says all. */
const REFUSALS = [SecurityFindings, AvailabilityFindings, OrderFindings, WrongContext];

/** Prints what went wrong with the configuration `file` and sets the exit code. @throws what is no mistake of a person */
export function reportFailure(file: string, error: unknown): void {
  if (error instanceof ConfigError) console.error(formatProblems(file, error.problems));
  else if (REFUSALS.some((kind) => error instanceof kind)) console.error(error instanceof Error ? error.message : '');
  else throw error;
  process.exitCode = 1;
}
