import { ConfigError, formatProblems } from '../lib/config';
import { AvailabilityFindings } from './availability-findings';
import { SecurityFindings } from './security-findings';

/** Prints what went wrong with the configuration `file` and sets the exit code. @throws what is no mistake of a person */
export function reportFailure(file: string, error: unknown): void {
  if (error instanceof ConfigError) console.error(formatProblems(file, error.problems));
  else if (error instanceof SecurityFindings || error instanceof AvailabilityFindings) console.error(error.message);
  else throw error;
  process.exitCode = 1;
}
