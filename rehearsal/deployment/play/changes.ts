import { parseDocument } from 'yaml';
import type { Change } from './change';
import { DATABASE_CHANGES } from './changes/database';
import { PLATFORM_CHANGES } from './changes/platform';
import { SERVICE_CHANGES } from './changes/services';
import { WAY_IN_CHANGES } from './changes/ways-in';

/** The changes that are played, one after the other, each over the one before. */
export const CHANGES: readonly Change[] = [
  ...SERVICE_CHANGES,
  ...WAY_IN_CHANGES,
  ...PLATFORM_CHANGES,
  ...DATABASE_CHANGES,
];

/** Sections of "Day two" that are not played, and why. */
export const NOT_PLAYED: Readonly<Record<string, string>> = {
  'Restore a backup': 'SQL and backups are not here; eks-postgres alone restores by a deploy, and that is played',
  'Replace nodes': 'no machine stands behind a node here; the rehearsal of the control plane drains nodes',
};

/** The text of a configuration of one scenario, after some changes. */
export function changed(text: string, changes: readonly Pick<Change, 'edit'>[], scenario?: string): string {
  const config = parseDocument(text);
  // the others change nothing of it, and take their time
  if (scenario) config.setIn(['scenarios'], config.createNode([scenario]));
  for (const { edit } of changes) edit?.(config);
  return config.toString({ lineWidth: 0 });
}
