import { literal } from '../sql';
import type { BootstrapJobsProps } from './bootstrap-jobs';
import { ROOT_SESSION, rootSession } from './root-session';

/** The commands of a restore, in order. */
export interface RestoreCommands {
  /** Root's session, the backups that there are, and the database of one of them, the latest unless another is chosen, beside the present one. */
  readonly restore: readonly string[];
  /** Puts the restored database in the place of the present one, which stays under another name. */
  readonly exchange: readonly string[];
}

/**
 * Commands that bring a backup of CockroachDB back.
 *
 * @param kubectl - how kubectl is called, e.g. `kubectl --context "$WORKLOAD"`
 * @see https://www.cockroachlabs.com/docs/v26.2/restore
 */
export function restoreCommands(props: BootstrapJobsProps, kubectl: string): RestoreCommands {
  const { namespace, database, backup } = props;
  const uri = literal(backup.uri);
  const [restored, before] = [`${database}_restored`, `${database}_before`];
  const psql = (...statements: readonly string[]) =>
    `${kubectl} exec --namespace ${namespace} ${ROOT_SESSION} -- psql ${statements.map((sql) => `--command "${sql}"`).join(' ')}`;
  return {
    restore: [
      `${kubectl} create --filename - <<'END'`,
      JSON.stringify(rootSession(props)),
      'END',
      `${kubectl} wait --namespace ${namespace} --for=condition=Ready --timeout=5m pod/${ROOT_SESSION}`,
      psql(`SHOW BACKUPS IN ${uri}`),
      `export BACKUP=LATEST # or a path of the list, in quotes: "'2026/11/22-120000.00'"`,
      psql(`RESTORE DATABASE \\"${database}\\" FROM $BACKUP IN ${uri} WITH new_db_name = ${literal(restored)}`),
    ],
    exchange: [
      psql(
        `ALTER DATABASE \\"${database}\\" RENAME TO \\"${before}\\"`,
        `ALTER DATABASE \\"${restored}\\" RENAME TO \\"${database}\\"`,
      ),
      `${kubectl} delete pod --namespace ${namespace} ${ROOT_SESSION}`,
    ],
  };
}
