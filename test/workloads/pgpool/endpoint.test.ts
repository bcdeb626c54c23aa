import { pgpoolEndpoint } from '../../../lib/workloads';
import { PGPOOL, POSTGRES } from '../examples';

test('is one host for every statement, one that answers reads without a writer too, and both verified by one CA', () => {
  const within = { matchLabels: { 'kubernetes.io/metadata.name': 'postgres' } };
  const endpoint = pgpoolEndpoint({
    pgpool: PGPOOL,
    cluster: POSTGRES,
    database: 'app',
    user: 'orders',
    password: { secret: 'orders-database', key: 'password' },
  });
  expect(endpoint).toEqual({
    host: 'pgpool.postgres.svc.cluster.local',
    readOnlyHost: 'pg-ro.postgres.svc.cluster.local',
    port: 5432,
    database: 'app',
    user: 'orders',
    authentication: {
      method: 'password',
      secret: 'orders-database',
      key: 'password',
      ca: { kind: 'Secret', name: 'pg-trust' },
    },
    peers: [
      { namespaceSelector: within, podSelector: { matchLabels: { 'app.kubernetes.io/name': 'pgpool' } } },
      { namespaceSelector: within, podSelector: { matchLabels: { 'cnpg.io/cluster': 'pg' } } },
    ],
  });
});
