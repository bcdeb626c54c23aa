import type { Captured } from '../../../machine/programs';

/** Why something was refused. */
export interface Refused {
  /** The SQLSTATE, where the server gave one. */
  readonly state?: string;
  readonly words: string;
}

/** As psql tells it with VERBOSITY verbose; a refused connection has no SQLSTATE. */
const ERROR = /(?:ERROR|FATAL):\s+([0-9A-Z]{5}):\s+(.*)/;

/** What psql was refused by its last statement, or by the connection; undefined when it came to its end. */
export function refusalOf({ status, stderr }: Pick<Captured, 'status' | 'stderr'>): Refused | undefined {
  if (status === 0) return undefined;
  const [, state, words] = ERROR.exec(stderr) ?? [];
  if (state) return { state, words: words ?? '' };
  return { words: stderr.trim().replaceAll(/\s+/g, ' ') || `psql ended with ${status}` };
}

/** Words of a missing right, for refusals that have another SQLSTATE than 42501. */
const MISSING_RIGHT = /privilege|permission|only users|must be (?:an? )?(?:owner|admin|superuser)|insufficient/i;

/** Whether it was a right that was missing, and no mistake in the statement. */
export const isMissingRight = ({ state, words }: Refused): boolean => state === '42501' || MISSING_RIGHT.test(words);
