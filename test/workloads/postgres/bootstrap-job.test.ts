import {
  network,
  PostgresBootstrapJob,
  type PostgresBootstrapJobProps,
  postgresBootstrapJobName,
} from '../../../lib/workloads';
import { inventory, type Manifest, oneOf, synthesize } from '../manifests';
import { containerOf, environmentOf } from '../pod';
import { brokenControls } from '../restricted-profile';

const PROPS: Required<PostgresBootstrapJobProps> = {
  name: 'database',
  namespace: 'database',
  image: 'registry.example.com/psql:18',
  user: 999,
  server: { host: 'writer.example.com', port: 5433, peers: [network('10.1.0.0/24')] },
  database: 'app',
  admin: { username: 'dbadmin', secret: 'admin', key: 'password' },
  ca: { kind: 'ConfigMap', name: 'database-ca' },
  users: [
    { name: 'orders', access: 'write', authentication: 'identity' },
    { name: 'reports', access: 'read', authentication: 'password' },
  ],
  analyst: { username: 'analyst', statementTimeoutSeconds: 300 },
  passwordSecret: 'passwords',
};

const job = (change: Partial<PostgresBootstrapJobProps> = {}): Manifest[] =>
  synthesize((chart) => new PostgresBootstrapJob(chart, 'Bootstrap', { ...PROPS, ...change }));

const MANIFESTS = job();
const { spec } = oneOf(MANIFESTS, 'Job');
const SQL = containerOf(spec.template, 'sql');

test('is a Job, its script, an account without rights, and whom it may call', () => {
  expect(inventory(MANIFESTS)).toEqual([
    expect.stringMatching(/^ConfigMap\/database-bootstrap-sql-[0-9a-f]{8}$/),
    `Job/${postgresBootstrapJobName(PROPS)}`,
    'NetworkPolicy/database-bootstrap',
    'ServiceAccount/database-bootstrap',
  ]);
  expect(oneOf(MANIFESTS, 'ServiceAccount').automountServiceAccountToken).toBe(false);
});

test('is restricted, ends in time and goes when it is done', () => {
  expect(brokenControls(spec.template)).toEqual([]);
  expect(spec).toMatchObject({ backoffLimit: 10, activeDeadlineSeconds: 1800, ttlSecondsAfterFinished: 86_400 });
});

test('speaks as the administrator to the writer, verified, and takes passwords from Secrets', () => {
  expect(environmentOf(SQL)).toMatchObject({
    PGHOST: 'writer.example.com',
    PGUSER: 'dbadmin',
    PGSSLMODE: 'verify-full',
    PGTARGETSESSIONATTRS: 'read-write',
  });
  expect(SQL.env).toContainEqual({
    name: 'PGPASSWORD',
    valueFrom: { secretKeyRef: { name: 'admin', key: 'password' } },
  });
  expect(SQL.env).toContainEqual({
    name: 'PASSWORD_0',
    valueFrom: { secretKeyRef: { name: 'passwords', key: 'reports' } },
  });
});

test('calls the database and nothing else', () => {
  expect(oneOf(MANIFESTS, 'NetworkPolicy').spec).toMatchObject({
    policyTypes: ['Ingress', 'Egress'],
    egress: [{ to: [{ ipBlock: { cidr: '10.1.0.0/24' } }], ports: [{ protocol: 'TCP', port: 5433 }] }],
  });
});

describe('the name', () => {
  test.each<[string, Partial<PostgresBootstrapJobProps>]>([
    ['another user', { users: [] }],
    ['another timeout', { analyst: { username: 'analyst', statementTimeoutSeconds: 1 } }],
    ['another image', { image: 'registry.example.com/psql:19' }],
    ['another Secret', { admin: { ...PROPS.admin, secret: 'other' } }],
    ['another Secret of passwords', { passwordSecret: 'other' }],
    ['another CA', { ca: { kind: 'ConfigMap', name: 'other' } }],
  ])('changes with what the Job does, which cannot be changed: %s', (_, change) => {
    expect(postgresBootstrapJobName({ ...PROPS, ...change })).not.toBe(postgresBootstrapJobName(PROPS));
  });

  test('stays with another host, which a cloud tells only at the deploy', () => {
    const server = { ...PROPS.server, host: 'replacement.example.com' };
    expect(postgresBootstrapJobName({ ...PROPS, server })).toBe(postgresBootstrapJobName(PROPS));
  });
});

test('fails when users have passwords and no Secret holds them', () => {
  expect(() => job({ passwordSecret: undefined })).toThrow(/'passwordSecret' must name .* of reports, got none/);
});
