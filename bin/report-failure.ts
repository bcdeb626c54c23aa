import { ConfigError, formatProblems } from '../lib/config';

/** Prints the mistakes of the configuration `file` and sets the exit code. @throws what is no mistake of a person */
export function reportFailure(file: string, error: unknown): void {
  if (!(error instanceof ConfigError)) throw error;
  console.error(formatProblems(file, error.problems));
  process.exitCode = 1;
}
