import { type DatabaseEndpoint, network } from '../../lib/workloads';
import { databaseEgress } from '../../lib/workloads/database-egress';
import { DATABASE_MOUNT, databaseVolume, libpqEnvironment } from '../../lib/workloads/database-endpoint';
import { DATABASE, PROFILE } from './examples';

const ENVIRONMENT = Object.fromEntries(libpqEnvironment(DATABASE, 'orders').map(({ name, value }) => [name, value]));

test('is known to every PostgreSQL client by the variables of libpq', () => {
  expect(ENVIRONMENT).toEqual({
    PGHOST: 'cockroachdb-public.cockroachdb.svc.cluster.local',
    PGPORT: '26257',
    PGDATABASE: 'app',
    PGUSER: 'orders',
    PGAPPNAME: 'orders',
    PGCONNECT_TIMEOUT: '5',
    PGSSLMODE: 'verify-full',
    PGSSLROOTCERT: '/var/run/database/ca.crt',
    PGSSLCERT: '/var/run/database/client.crt',
    PGSSLKEY: '/var/run/database/client.key',
  });
});

test('names no password: the client proves itself with its certificate', () => {
  expect(Object.keys(ENVIRONMENT).filter((name) => /PASS/.test(name))).toEqual([]);
});

test('the variables name files of the volume', () => {
  const { mountPath } = DATABASE_MOUNT;
  const files = (databaseVolume(DATABASE).secret?.items ?? []).map(({ path }) => `${mountPath}/${path}`);
  expect(files).toEqual([ENVIRONMENT.PGSSLROOTCERT, ENVIRONMENT.PGSSLCERT, ENVIRONMENT.PGSSLKEY]);
});

test("is mounted from the user's own Secret, read-only", () => {
  expect(databaseVolume(DATABASE).secret?.secretName).toBe('orders-database-client');
  expect(DATABASE_MOUNT.readOnly).toBe(true);
});

test('the key is readable by its owner and group alone, or libpq would refuse it', () => {
  const mode = databaseVolume(DATABASE).secret?.defaultMode ?? 0o777;
  expect(mode & ~0o640).toBe(0);
  expect(mode & 0o440).toBe(0o440);
});

describe('a database of the cloud', () => {
  const shared = {
    host: 'writer.example.com',
    readOnlyHost: 'reader.example.com',
    port: 5433,
    database: 'app',
    user: 'orders',
    peers: [network('10.1.0.0/24')],
  };
  const ca = { kind: 'ConfigMap', name: 'database-ca' } as const;
  const byToken: DatabaseEndpoint = { ...shared, authentication: { method: 'iamToken', region: 'eu-west-1', ca } };
  const byPassword: DatabaseEndpoint = {
    ...shared,
    authentication: { method: 'password', secret: 'orders-database', key: 'password', ca },
  };
  const common = {
    PGHOST: 'writer.example.com',
    PGREADHOST: 'reader.example.com',
    PGPORT: '5433',
    PGDATABASE: 'app',
    PGUSER: 'orders',
    PGAPPNAME: 'orders',
    PGCONNECT_TIMEOUT: '5',
    PGSSLMODE: 'verify-full',
    PGSSLROOTCERT: '/var/run/database/ca.crt',
  };
  const valuesOf = (endpoint: DatabaseEndpoint) =>
    Object.fromEntries(
      libpqEnvironment(endpoint, 'orders').map(({ name, value, valueFrom }) => [name, value ?? valueFrom]),
    );

  test('with an identity has no password: the client signs a token for the region', () => {
    expect(valuesOf(byToken)).toEqual({ ...common, AWS_REGION: 'eu-west-1' });
  });

  test('with a password takes it from a Secret', () => {
    const secretKeyRef = { name: 'orders-database', key: 'password' };
    expect(valuesOf(byPassword)).toEqual({ ...common, PGPASSWORD: { secretKeyRef } });
  });

  test.each([byToken, byPassword])('trusts the CA of a ConfigMap, and mounts nothing else', (endpoint) => {
    const items = [{ key: 'ca.crt', path: 'ca.crt' }];
    expect(databaseVolume(endpoint)).toEqual({ name: 'database', configMap: { name: 'database-ca', items } });
  });

  test('may have its CA in a Secret', () => {
    const authentication = { method: 'iamToken', region: 'eu-west-1', ca: { kind: 'Secret', name: 'ca' } } as const;
    expect(databaseVolume({ ...shared, authentication }).secret).toMatchObject({ secretName: 'ca' });
  });

  test('is reached on its port, and the metadata server only by who needs an identity', () => {
    const database = { to: shared.peers, ports: [{ protocol: 'TCP', port: { value: 5433 } }] };
    expect(databaseEgress(byPassword, PROFILE)).toEqual([database]);
    const ports = PROFILE.metadataServer.ports.map((port) => ({ protocol: 'TCP', port: { value: port } }));
    expect(databaseEgress(byToken, PROFILE)).toEqual([database, { to: PROFILE.metadataServer.peers, ports }]);
  });
});
