import { spawnSync } from 'node:child_process';
import { BootstrapJobs, bootstrapJobNames, restoreCommands } from '../../../lib/workloads';
import { commandsOf, hereDocuments } from '../../deployments/shell-commands';
import { BOOTSTRAP, LICENCE } from '../examples';
import { oneOf, synthesize } from '../manifests';

interface Pod {
  readonly metadata: { readonly name: string; readonly namespace: string; readonly labels: object };
  readonly spec: Readonly<Record<string, unknown>> & {
    readonly containers: readonly Readonly<Record<string, unknown>>[];
  };
}

const ALL = { ...BOOTSTRAP, licence: LICENCE };
const { restore, exchange } = restoreCommands(ALL, 'kubectl');
const block = restore.join('\n');
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

test('the backup is restored beside the database before anything is renamed', () => {
  const statements = [...restore, ...exchange].flatMap((command) =>
    [...command.matchAll(/--command "((?:\\.|[^"\\])*)"/g)].map(([, sql = '']) => sql),
  );
  const name = BOOTSTRAP.database;
  expect(statements.map((text) => text.replaceAll('\\"', '"'))).toEqual([
    `SHOW BACKUPS IN '${BOOTSTRAP.backup.uri}'`,
    `RESTORE DATABASE "${name}" FROM $BACKUP IN '${BOOTSTRAP.backup.uri}' WITH new_db_name = '${name}_restored'`,
    `ALTER DATABASE "${name}" RENAME TO "${name}_before"`,
    `ALTER DATABASE "${name}_restored" RENAME TO "${name}"`,
  ]);
  expect(commandsOf(exchange.join('\n')).at(-1)).toContain('delete pod');
});

test('the latest backup is taken, or one that a person chooses from the list', () => {
  expect(restore.filter((command) => command.startsWith('export BACKUP='))).toEqual([
    `export BACKUP=LATEST # or a path of the list, in quotes: "'2026/11/22-120000.00'"`,
  ]);
});

test('the commands are a script that a shell can read', () => {
  const { status, stderr } = spawnSync('bash', ['-n'], {
    input: [...restore, ...exchange].join('\n'),
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
