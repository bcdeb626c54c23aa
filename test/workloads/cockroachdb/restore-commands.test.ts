import { spawnSync } from 'node:child_process';
import { BootstrapJobs, bootstrapJobNames, restoreCommands, restoreWords } from '../../../lib/workloads';
import { commandsOf, hereDocuments } from '../../deployments/shell-commands';
import { BOOTSTRAP, LICENCE } from '../examples';
import { oneOf, synthesize } from '../manifests';
import { statements } from './sql-tokens';

interface Pod {
  readonly metadata: { readonly name: string; readonly namespace: string; readonly labels: object };
  readonly spec: Readonly<Record<string, unknown>> & {
    readonly containers: readonly Readonly<Record<string, unknown>>[];
  };
}

const ALL = { ...BOOTSTRAP, licence: LICENCE };
const { choose, restore, finish } = restoreCommands(ALL, 'kubectl');
const block = choose.join('\n');
const pod = JSON.parse(hereDocuments(block)[0] ?? '') as Pod;
const [, sqlJob = ''] = bootstrapJobNames(ALL);
const job = oneOf(
  synthesize((chart) => new BootstrapJobs(chart, 'Bootstrap', ALL)),
  'Job',
  sqlJob,
).spec;

describe("root's session", () => {
  test('is admitted as the bootstrap is, and as restricted', () => {
    expect(pod.metadata.labels).toEqual(job.template.metadata.labels);
    expect(pod.spec.securityContext).toEqual(job.template.spec.securityContext);
    expect(pod.spec.serviceAccountName).toEqual(job.template.spec.serviceAccountName);
    expect(pod.spec.automountServiceAccountToken).toBe(false);
    expect(pod.spec.containers[0]?.securityContext).toEqual(job.template.spec.containers[0]?.securityContext);
  });

  test('ends by itself within an hour, and is not started again', () => {
    expect(pod.spec).toMatchObject({ activeDeadlineSeconds: 3600, restartPolicy: 'Never' });
  });

  test('holds neither the script of the bootstrap nor its licence', () => {
    expect(JSON.stringify(pod)).not.toMatch(/configMap|secretKeyRef|bootstrap[.]sql/);
  });
});

const { database, backup } = BOOTSTRAP;
const SAVED = `${backup.uri}-before-restore`;
const script = (commands: readonly string[]): string[] =>
  statements(hereDocuments(commands.join('\n'), 'SQL')[0] ?? '');

// run on CockroachDB v26.1: a database with a view cannot be renamed (2BP01), so nothing stays beside the restored one
test('the present database is saved, and only then replaced by a backup that is complete and holds it', () => {
  const schedules =
    "SCHEDULES WITH schedules AS (SHOW SCHEDULES) SELECT id FROM schedules WHERE label LIKE 'trizone-backup-%'";
  expect(script(restore)).toEqual([
    `SELECT count (*) > 0 AS is_there FROM [ SHOW BACKUP FROM : backup IN '${backup.uri}' WITH check_files ] WHERE database_name = '${database}'`,
    '\\gset',
    '\\if :is_there',
    `PAUSE ${schedules}`,
    `BACKUP DATABASE "${database}" INTO '${SAVED}'`,
    `DROP DATABASE "${database}" CASCADE`,
    `RESTORE DATABASE "${database}" FROM : backup IN '${backup.uri}'`,
    '\\else',
    '\\warn the backup holds no such database: nothing was changed',
    '\\endif',
  ]);
  expect(restore[0]).toContain('--set ON_ERROR_STOP=on');
});

test('the latest backup of the schedule stays the latest one while the present database is saved', () => {
  const { restore: inBucket } = restoreCommands(
    { ...ALL, backup: { ...backup, uri: 's3://bucket/backups?AUTH=implicit' } },
    'kubectl',
  );
  expect(inBucket.join('\n')).toContain("INTO 's3://bucket/backups-before-restore?AUTH=implicit'");
});

test('in the end the schedule goes on and the session ends, also when an owner cannot be set', () => {
  expect(script(finish).at(-1)).toMatch(/^RESUME SCHEDULES /);
  expect(finish[0]).not.toContain('ON_ERROR_STOP');
  expect(commandsOf(finish.join('\n')).at(-1)).toBe(`kubectl delete pod --namespace ${BOOTSTRAP.namespace} root`);
});

test('the guide says how the saved database comes back', () => {
  expect(restoreWords(ALL).restore).toContain(`RESTORE DATABASE "${database}" FROM LATEST IN '${SAVED}'`);
});

test('the latest backup is taken, or one that a person chooses from the list', () => {
  expect(choose.slice(-2)).toEqual([
    `kubectl exec --namespace ${BOOTSTRAP.namespace} root -- psql --command "SHOW BACKUPS IN '${backup.uri}'"`,
    `export BACKUP=LATEST # or a path of the list, in quotes: "'2026/11/22-120000.00'"`,
  ]);
  for (const commands of [restore, finish]) expect(commands[0]).toContain('--set backup="$BACKUP"');
});

test('the commands are a script that a shell can read', () => {
  const { status, stderr } = spawnSync('bash', ['-n'], {
    input: [...choose, ...restore, ...finish].join('\n'),
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
