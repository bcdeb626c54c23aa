import { Visitors } from '../../../../../rehearsal/drills/postgres/load/visitors';
import { Addresses } from '../../../../../rehearsal/drills/postgres/machine/addresses';

const visitors = new Visitors({
  database: 'app',
  addresses: new Addresses('127.18'),
  hosts: { writer: 'rw.svc', readers: 'ro.svc', pgpool: 'pgpool.svc' },
  ca: 'ca',
  users: { write: 'service-a', read: 'service-b', analyst: 'analyst' },
  password: (user) => `password of ${user}`,
});

test.each([
  ['direct', 'write', '127.18.0.12', 'rw.svc', 'service-a'],
  ['direct', 'read', '127.18.0.13', 'ro.svc', 'service-b'],
  ['direct', 'analyst', '127.18.0.13', 'ro.svc', 'analyst'],
  ['pgpool', 'write', '127.18.0.11', 'pgpool.svc', 'service-a'],
  ['pgpool', 'analyst', '127.18.0.11', 'pgpool.svc', 'analyst'],
] as const)('on the path %s, %s comes to %s, verifies %s and is %s', (path, access, host, servername, user) => {
  expect(visitors.login(path, access)).toEqual({
    host,
    port: 5432,
    database: 'app',
    user,
    password: `password of ${user}`,
    ssl: { ca: 'ca', servername },
  });
});
