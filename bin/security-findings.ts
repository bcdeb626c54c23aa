import type { Acknowledged } from '../lib/aws';

/** What the security checks do not let pass: nothing is written with it. */
export class SecurityFindings extends Error {
  override readonly name = 'SecurityFindings';
}

/**
 * Lets findings pass only when all are acknowledged, and every acknowledgement covers one.
 *
 * @throws {@link SecurityFindings} with each finding that is open, and each acknowledgement that is stale
 */
export function refuseFindings({ open, stale }: Pick<Acknowledged, 'open' | 'stale'>): void {
  const lines = [
    ...open.map(({ rule, path }) => `  open: ${rule} at ${path}`),
    ...stale.map(({ rule, path }) => `  stale: the acknowledgement of ${rule} at ${path} covers nothing`),
  ];
  if (lines.length === 0) return;
  const remedy = 'mend what is open or acknowledge it with evidence, and remove what is stale, in lib/aws/nag';
  throw new SecurityFindings([`the security checks do not pass: ${remedy}`, ...lines].join('\n'));
}
