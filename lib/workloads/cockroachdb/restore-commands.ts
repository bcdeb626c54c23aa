import { identifier, literal } from '../sql';
import type { BootstrapJobsProps } from './bootstrap-jobs';
import { BACKUP_PREFIX } from './bootstrap-sql';
import { ownersQuery } from './owners';
import { ROOT_SESSION, rootSession } from './root-session';

/** The commands of a restore, in order. Between them, the bootstrap is run again, for users and rights. */
export interface RestoreCommands {
  /** Root's session, the backups that there are, and the choice of one: the latest unless another is chosen. */
  readonly choose: readonly string[];
  /** Looks whether the files of the backup are complete, saves the present database, and puts the backup in its place. */
  readonly restore: readonly string[];
  /** Gives objects back to their owners, lets the backups go on, and ends the session. */
  readonly finish: readonly string[];
}

/** Another folder of the same bucket: the latest backup of the schedule stays the latest one. */
const savedUri = (uri: string): string => uri.replace(/(?=\?|$)/, '-before-restore');

/** The schedules of the bootstrap. */
const SCHEDULES = `WITH schedules AS (SHOW SCHEDULES) SELECT id FROM schedules WHERE label LIKE ${literal(`${BACKUP_PREFIX}%`)}`;

/**
 * Commands that bring a backup of CockroachDB back under the name of the database. A database cannot change its name while
 * it holds a view, so the present one goes first, after a backup of its own.
 *
 * @param kubectl - how kubectl is called, e.g. `kubectl --context "$WORKLOAD"`
 * @see https://www.cockroachlabs.com/docs/v26.2/restore
 */
export function restoreCommands(props: BootstrapJobsProps, kubectl: string): RestoreCommands {
  const { namespace, database, backup } = props;
  const uri = literal(backup.uri);
  const name = identifier(database);
  /** `:backup` is what the person chose: psql puts it in as it is. */
  const script = (options: string, lines: readonly string[]) => [
    `${kubectl} exec --stdin --namespace ${namespace} ${ROOT_SESSION} -- psql --set backup="$BACKUP"${options} <<'SQL'`,
    ...lines,
    'SQL',
  ];
  return {
    choose: [
      `${kubectl} create --filename - <<'END'`,
      JSON.stringify(rootSession(props)),
      'END',
      `${kubectl} wait --namespace ${namespace} --for=condition=Ready --timeout=5m pod/${ROOT_SESSION}`,
      `${kubectl} exec --namespace ${namespace} ${ROOT_SESSION} -- psql --command "SHOW BACKUPS IN ${uri}"`,
      `export BACKUP=LATEST # or a path of the list, in quotes: "'2026/11/22-120000.00'"`,
    ],
    restore: script(' --set ON_ERROR_STOP=on', [
      `SELECT count(*) > 0 AS is_there FROM [SHOW BACKUP FROM :backup IN ${uri} WITH check_files] WHERE database_name = ${literal(database)}`,
      '\\gset',
      '\\if :is_there',
      `PAUSE SCHEDULES ${SCHEDULES};`,
      `BACKUP DATABASE ${name} INTO ${literal(savedUri(backup.uri))};`,
      `DROP DATABASE ${name} CASCADE;`,
      `RESTORE DATABASE ${name} FROM :backup IN ${uri};`,
      '\\else',
      '\\warn the backup holds no such database: nothing was changed',
      '\\endif',
    ]),
    finish: [
      ...script('', [
        `USE ${name};`,
        `${ownersQuery(database, `[SHOW BACKUP FROM :backup IN ${uri} WITH privileges]`)}`,
        '\\gexec',
        `SELECT schema_name, table_name, type, owner FROM [SHOW TABLES FROM ${name}];`,
        `RESUME SCHEDULES ${SCHEDULES};`,
      ]),
      `${kubectl} delete pod --namespace ${namespace} ${ROOT_SESSION}`,
    ],
  };
}

/** What stands in the guide before each block of {@link RestoreCommands}. */
export function restoreWords({
  database,
  backup,
}: BootstrapJobsProps): Readonly<Record<keyof RestoreCommands, string>> {
  const saved = literal(savedUri(backup.uri));
  return {
    choose:
      'A session as root, for an hour, in a pod that the network policy of the bootstrap admits. It lists the backups, the oldest first:',
    restore: `The backup takes the place of the present database, which is saved first. When a step fails, none that follows is done; the schedule of backups stays paused until the end. Services get errors meanwhile. A restore that takes longer than the session goes on without it: \`SHOW JOBS\` in another one tells when it is done. When it fails, \`RESTORE DATABASE ${identifier(database)} FROM LATEST IN ${saved}\` brings back what was saved. When there is no database any more, run the bootstrap first: it makes an empty one.`,
    finish:
      'The bootstrap makes users and rights, and then every object goes back to whoever owned it when the backup was made. The list shows the owners. `root` keeps what belongs to users that are gone, and functions that share a name. Rights on schemas that a service has made are not in the bootstrap: the service grants them again.',
  };
}
