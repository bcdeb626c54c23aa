import type { Finding } from '../lib/aws';

/** Security findings that no acknowledgement covers: nothing is written with one. */
export class OpenFindings extends Error {
  override readonly name = 'OpenFindings';

  constructor(findings: readonly Finding[]) {
    const lines = findings.map(({ rule, path }) => `  ${rule} at ${path}`);
    const count = findings.length === 1 ? '1 security finding is' : `${findings.length} security findings are`;
    super([`${count} open; mend them, or acknowledge them with evidence in lib/aws/nag:`, ...lines].join('\n'));
  }
}
