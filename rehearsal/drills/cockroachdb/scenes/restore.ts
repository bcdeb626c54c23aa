import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeBlocks } from '../../../deployment/guide/code-blocks';
import { claim, must, type Outcome } from '../../../outcome';
import { PODS } from '../machine/places';
import { withoutBucket } from '../rendered/on-this-machine';
import type { Stage } from '../stage';

/** The section of the guide. */
const SECTION = 'Restore a backup';

/** What a service makes: a kind of everything that has an owner. */
const MADE = [
  'CREATE TABLE drill_orders (id INT PRIMARY KEY)',
  'INSERT INTO drill_orders VALUES (1), (2), (3)',
  'CREATE VIEW drill_recent AS SELECT id FROM drill_orders',
  'CREATE SEQUENCE drill_numbers',
  'CREATE SCHEMA drill_mine',
  "CREATE TYPE drill_mine.state AS ENUM ('new', 'done')",
  'CREATE TABLE drill_mine.notes (id INT PRIMARY KEY, state drill_mine.state)',
  "CREATE FUNCTION drill_one() RETURNS INT LANGUAGE SQL AS 'SELECT 1'",
];

/** Changes that only an owner may make, to each of them; what is made is taken back. */
const OWNED = [
  'ALTER TABLE drill_orders ADD COLUMN note TEXT',
  'ALTER VIEW drill_recent RENAME TO drill_renamed',
  'ALTER SEQUENCE drill_numbers INCREMENT BY 2',
  "ALTER TYPE drill_mine.state ADD VALUE 'lost'",
  'ALTER TABLE drill_mine.notes ADD COLUMN note TEXT',
  'DROP FUNCTION drill_one',
];

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

const command = (argv: readonly string[], env: Readonly<Record<string, string>>): string =>
  ['env', ...Object.entries(env).map(([name, value]) => `${name}=${value}`), ...argv].map(quoted).join(' ');

/**
 * A `kubectl` that does for the database what the guide asks of the cluster: `exec` runs psql with the files of root's
 * session, and applying the bootstrap runs it. All else is a matter of Kubernetes.
 */
function kubectl(stage: Stage): string {
  const { networks } = stage.props;
  const enter = networks.enter(PODS);
  const bootstrap = stage.bootstrapCommand('all but the licence');
  // psql of the session gets root's files and the address, and its statements from the guide
  return `#!/bin/bash
for word; do
  case "$word" in
    apply) exec ${command([...enter, ...bootstrap.argv], bootstrap.env)} ;;
    exec)
      while [ "$1" != -- ]; do shift; done
      shift 2
      exec ${command([...enter, 'psql'], stage.rootEnvironment())} "$@" ;;
  esac
done
`;
}

/** The commands of the section as one script, with backups that stay in the cluster. @throws when there are none */
function script(guide: string): string {
  const blocks = codeBlocks(withoutBucket(guide)).filter(({ headings }) => headings.at(-1) === SECTION);
  if (blocks.length === 0) throw new Error(`the guide must have commands under '${SECTION}', and has none`);
  return blocks.map(({ commands }) => commands).join('\n');
}

const collectionOf = (text: string): string => {
  const found = /RESTORE DATABASE \S+ FROM :backup IN ('userfile:[^']+')/.exec(text)?.[1];
  if (!found) throw new Error('the guide must restore from a collection, and does not');
  return found;
};

async function guided(stage: Stage): Promise<string> {
  const { programs, folder, database } = stage.props;
  const text = script(database.guide);
  const { writer } = database.users;
  await stage.visitor(writer).rows(PODS, ...MADE);
  await stage.visitor('root').rows(PODS, `BACKUP INTO ${collectionOf(text)} WITH revision_history`);
  // what the restore is for
  await stage.visitor(writer).rows(PODS, 'DELETE FROM drill_orders WHERE id > 1');
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'kubectl'), kubectl(stage));
  chmodSync(join(bin, 'kubectl'), 0o755);
  const argv = ['bash', '-euo', 'pipefail', '-c', text];
  const env = { PATH: `${bin}:${process.env.PATH}`, WORKLOAD: 'workload', MANAGEMENT: 'management', HOME: folder };
  // it is the person before the terminal, who is in no place
  const { status, stdout, stderr } = await programs.captureHere({ argv, env });
  must(status === 0, `the commands ended with ${status}: ${stderr}`);
  must(!/ERROR/.test(stderr), `a statement was refused: ${stderr}`);
  return `${
    stdout
      .trim()
      .split('\n')
      .filter((line) => /^(?:ALTER|BACKUP|DROP|RESTORE|PAUSE|RESUME)/.test(line)).length
  } changes, and no error`;
}

async function dataAreBack(stage: Stage): Promise<string> {
  const rows = await stage
    .visitor(stage.props.database.users.reader)
    .rows(PODS, 'SELECT id FROM drill_recent ORDER BY id');
  must(rows.join() === '1,2,3', `the view shows ${rows.join() || 'nothing'}`);
  return `the view shows ${rows.join()}`;
}

async function ownersAreBack(stage: Stage): Promise<string> {
  const { writer } = stage.props.database.users;
  const list = 'SELECT schema_name, table_name, type, owner FROM [SHOW TABLES] ORDER BY 1, 2';
  const found = (await stage.visitor('root').rows(PODS, list)).filter((row) =>
    /drill_(?:orders|recent|numbers)|notes/.test(row),
  );
  const foreign = found.filter((row) => !row.endsWith(`|${writer}`));
  must(found.length === 4 && foreign.length === 0, `${found.join('; ')}`);
  await stage.visitor(writer).rows(PODS, ...OWNED);
  return `${found.join('; ')}; ${writer} changed each of them`;
}

async function schedulesGoOn(stage: Stage): Promise<string> {
  const sql = "SELECT schedule_status FROM [SHOW SCHEDULES] WHERE label LIKE 'trizone-backup-%'";
  const states = await stage.visitor('root').rows(PODS, sql);
  must(
    states.length > 0 && states.every((state) => state === 'ACTIVE'),
    `they are ${states.join(', ') || 'not there'}`,
  );
  return states.join(', ');
}

/** A backup is taken back by the commands of the guide. */
export async function restored(stage: Stage): Promise<readonly Outcome[]> {
  const of = (text: string, play: (stage: Stage) => Promise<string>) => claim('restore', text, () => play(stage));
  return [
    await of('the commands of the guide restore a backup of a database that holds a view', guided),
    await of('every row of the backup is there, and readers read the view', dataAreBack),
    await of('every object belongs to whoever made it', ownersAreBack),
    await of('the schedule of backups goes on', schedulesGoOn),
  ];
}
