import { DATABASE_MOUNT, databaseVolume, libpqEnvironment } from '../../lib/workloads/database-endpoint';
import { DATABASE } from './examples';

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
