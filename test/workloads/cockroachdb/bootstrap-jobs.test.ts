import type { BootstrapJobsProps } from '../../../lib/workloads';
import { BootstrapJobs, bootstrapJobNames, bootstrapSql, CockroachDb, initScript } from '../../../lib/workloads';
import { BOOTSTRAP, CLUSTER, COCKROACHDB, LICENCE } from '../examples';
import { allOf, inventory, type Manifest, oneOf, podsOf, selects, synthesize } from '../manifests';
import { type Container, containerOf, environmentOf, type Pod } from '../pod';
import { Workshop } from '../shell';

const ALL: Required<BootstrapJobsProps> = { ...BOOTSTRAP, licence: LICENCE };

const jobs = (change: Partial<BootstrapJobsProps> = {}): Manifest[] =>
  synthesize((chart) => new BootstrapJobs(chart, 'Bootstrap', { ...ALL, ...change }));

const MANIFESTS = jobs();
const [INIT = '', SQL = ''] = bootstrapJobNames(ALL);
const podOf = (name: string, manifests = MANIFESTS): Pod => oneOf(manifests, 'Job', name).spec.template;

test('are two Jobs, the script of one, and an account without rights', () => {
  expect(inventory(MANIFESTS)).toEqual([
    expect.stringMatching(/^ConfigMap\/cockroachdb-bootstrap-sql-[0-9a-f]{8}$/),
    `Job/${INIT}`,
    `Job/${SQL}`,
    'ServiceAccount/cockroachdb-bootstrap',
  ]);
  expect([INIT, SQL]).toEqual([
    expect.stringMatching(/^cockroachdb-bootstrap-init-[0-9a-f]{8}$/),
    expect.stringMatching(/^cockroachdb-bootstrap-sql-[0-9a-f]{8}$/),
  ]);
});

describe('names', () => {
  test('stay as long as nothing changes', () => {
    expect(bootstrapJobNames(structuredClone(ALL))).toEqual([INIT, SQL]);
  });

  test.each<[string, Partial<BootstrapJobsProps>]>([
    ['a user more', { users: [...ALL.users, { name: 'shop', access: 'read' }] }],
    ['another right', { users: [{ name: 'orders', access: 'read' }] }],
    ['another network', { admitted: { ...BOOTSTRAP.admitted, users: [{ name: 'orders', cidrs: ['10.9.0.0/16'] }] } }],
    ['another timeout', { analyst: { ...ALL.analyst, statementTimeoutSeconds: 10 } }],
    ['another backup', { backup: { ...ALL.backup, full: '@weekly' } }],
    ['another image of psql', { psqlImage: 'registry.example.com/psql:19' }],
    ['another user of it', { psqlUser: 70 }],
    ['no licence', { licence: undefined }],
    ['another Secret of the licence', { licence: { ...LICENCE, secret: 'other' } }],
  ])('change with the SQL and what runs it, and only there: %s', (_, change) => {
    const [init, sql] = bootstrapJobNames({ ...ALL, ...change });
    expect([init === INIT, sql === SQL]).toEqual([true, false]);
  });

  test.each<[string, Partial<BootstrapJobsProps>]>([
    ['another image', { cockroachImage: 'registry.example.com/cockroach:v2' }],
    ['another cluster name', { clusterName: 'other' }],
  ])('change with the initialisation, and only there: %s', (_, change) => {
    const [init, sql] = bootstrapJobNames({ ...ALL, ...change });
    expect([init === INIT, sql === SQL]).toEqual([false, true]);
  });

  test('are the same whenever the Jobs are: a Job cannot be changed', () => {
    const seen = new Map<string, string>();
    for (const psqlUser of [70, 999]) {
      for (const clusterName of ['a', 'b']) {
        for (const { metadata, spec } of allOf(jobs({ psqlUser, clusterName }), 'Job')) {
          const template = JSON.stringify(spec.template);
          expect(seen.get(metadata.name) ?? template).toBe(template);
          seen.set(metadata.name, template);
        }
      }
    }
    expect(seen.size).toBe(4);
  });

  test('stay DNS labels for a long name of the cluster', () => {
    for (const name of bootstrapJobNames({ ...ALL, name: 'x'.repeat(60) })) {
      expect(name).toMatch(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])$/);
    }
  });
});

test.each([INIT, SQL])('%s is tried again for half an hour, and goes a day after its end', (name) => {
  const { spec } = oneOf(MANIFESTS, 'Job', name);
  expect(spec).toMatchObject({ backoffLimit: 10, activeDeadlineSeconds: 1800, ttlSecondsAfterFinished: 86_400 });
  expect(spec.template.spec.restartPolicy).toBe('OnFailure');
});

test('the policies of the members know the pods of the Jobs, and no budget or Service of theirs does', () => {
  const database = synthesize((chart) => new CockroachDb(chart, 'Database', COCKROACHDB));
  const policy = oneOf(database, 'NetworkPolicy', 'cockroachdb-bootstrap').spec;
  for (const [, pod] of podsOf(MANIFESTS)) {
    expect(selects(policy.podSelector, pod.metadata.labels)).toBe(true);
    const { selector } = oneOf(database, 'Service', 'cockroachdb-public').spec;
    expect(selects({ matchLabels: selector }, pod.metadata.labels)).toBe(false);
    expect(selects(oneOf(database, 'PodDisruptionBudget').spec.selector, pod.metadata.labels)).toBe(false);
  }
});

describe("root's certificate", () => {
  test('is mounted by both Jobs, under the names that each client looks for', () => {
    const items = (crt: string, key: string) => [
      { key: 'ca.crt', path: 'ca.crt' },
      { key: 'tls.crt', path: crt },
      { key: 'tls.key', path: key },
    ];
    const secret = { name: 'cockroachdb-root', items: items('client.root.crt', 'client.root.key') };
    expect(podOf(INIT).spec.volumes?.[0]).toEqual({
      name: 'certificates',
      projected: { defaultMode: 0o440, sources: [{ secret }] },
    });
    expect(podOf(SQL).spec.volumes?.[0]).toEqual({
      name: 'database',
      secret: { secretName: 'cockroachdb-root', defaultMode: 0o440, items: items('client.crt', 'client.key') },
    });
  });

  test('is mounted by no pod of the database', () => {
    const locality = ['podLabels', 'nodeLabels'] as const;
    for (const one of locality) {
      const database = synthesize((chart) => new CockroachDb(chart, 'Database', { ...COCKROACHDB, locality: one }));
      expect(JSON.stringify(database)).not.toContain('cockroachdb-root');
    }
  });
});

test('the initialisation runs its script with the image of the server', () => {
  const { image, command } = containerOf(podOf(INIT), 'init');
  expect([image, command]).toEqual([ALL.cockroachImage, ['/bin/sh', '-c', initScript(CLUSTER, 'trial')]]);
});

describe('the SQL', () => {
  const pod = podOf(SQL);
  const sql = containerOf(pod, 'sql');
  const waiter = containerOf(pod, 'wait-for-sql');

  test('is a file that psql runs as root, over a verified connection, in a database that is always there', () => {
    expect(sql.command).toEqual(['psql', '--no-psqlrc', '--echo-errors', '--file=/sql/bootstrap.sql']);
    expect(environmentOf(sql)).toMatchObject({ PGUSER: 'root', PGDATABASE: 'defaultdb', PGSSLMODE: 'verify-full' });
    const file = oneOf(MANIFESTS, 'ConfigMap');
    expect(file.data).toEqual({ 'bootstrap.sql': bootstrapSql(ALL) });
    expect(pod.spec.volumes).toContainEqual({ name: 'sql', configMap: { name: file.metadata.name } });
    expect(sql.volumeMounts).toContainEqual({ name: 'sql', mountPath: '/sql', readOnly: true });
  });

  test('gets the licence from its Secret, and only when there is one', () => {
    const licence = (container: Container) => environmentOf(container).COCKROACH_LICENCE;
    expect(licence(sql)).toEqual({ secretKeyRef: { name: 'cockroachdb-licence', key: 'licence' } });
    expect(licence(waiter)).toBeUndefined();
    const [, name] = bootstrapJobNames(BOOTSTRAP);
    expect(licence(containerOf(podOf(name ?? '', jobs({ licence: undefined })), 'sql'))).toBeUndefined();
  });

  test('waits until the database answers', () => {
    const workshop = new Workshop();
    try {
      const twice = `[ "$(wc -l <'${workshop.path('pg_isready.calls')}')" -gt 2 ]`;
      workshop.command('pg_isready', twice);
      workshop.command('sleep', '');
      expect(workshop.run(waiter.command ?? []).status).toBe(0);
      expect(workshop.lines('pg_isready.calls')).toEqual(Array(3).fill('--quiet --timeout=5'));
      expect(workshop.lines('sleep.calls')).toEqual(['2', '2']);
    } finally {
      workshop.close();
    }
  });

  test('waits as the same client: it could not verify the server without the file of the CA', () => {
    const { COCKROACH_LICENCE: _, HOME: __, ...same } = environmentOf(sql);
    expect(environmentOf(waiter)).toEqual(same);
    expect(waiter.volumeMounts).toEqual([{ name: 'database', mountPath: '/var/run/database', readOnly: true }]);
  });
});
