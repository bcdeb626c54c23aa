import type { Api } from '../../../../rehearsal/cluster/api';
import { takeSnapshot } from '../../../../rehearsal/pods/loss/snapshot';

const NOW = 1_800_000_000_000;

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});

afterEach(() => {
  jest.restoreAllMocks();
});

const ready = (status: string) => ({ conditions: [{ type: 'Ready', status }] });

const slice = (service: string | undefined, endpoints: unknown) => ({
  metadata: { name: 'x', labels: service && { 'kubernetes.io/service-name': service } },
  endpoints,
});

const endpoint = (name: string, isReady: boolean) => ({ conditions: { ready: isReady }, targetRef: { name } });

const pod = (name: string, changes: object = {}) => ({
  metadata: { namespace: 'services', name, labels: { app: name } },
  spec: { nodeName: 'n0' },
  status: { phase: 'Running', ...ready('True') },
  ...changes,
});

const ANSWERS: Readonly<Record<string, unknown>> = {
  '/api/v1/nodes': [
    { metadata: { name: 'n1' }, status: ready('True') },
    { metadata: { name: 'n2' }, status: ready('Unknown') },
    { metadata: { name: 'n3' } },
    { metadata: { name: 'n0' }, status: ready('True') },
  ],
  '/api/v1/pods': [
    pod('a'),
    pod('waits', { spec: {}, status: { phase: 'Pending' } }),
    pod('leaves', { metadata: { namespace: 'services', name: 'leaves', deletionTimestamp: '2026-01-01T00:00:00Z' } }),
    pod('done', { status: { phase: 'Succeeded', ...ready('True') } }),
    pod('broke', { status: { phase: 'Failed' } }),
  ],
  '/apis/discovery.k8s.io/v1/endpointslices': [
    slice('postgres-ro', [endpoint('postgres-3', true), endpoint('postgres-1', false)]),
    slice('postgres-ro', [endpoint('postgres-2', true)]),
    slice('postgres-rw', undefined),
    slice('metrics', [{ conditions: { ready: true } }]),
    slice(undefined, [endpoint('nobodys', true)]),
  ],
  '/apis/coordination.k8s.io/v1/namespaces/database/leases': [
    { metadata: { name: 'x' }, spec: { holderIdentity: 'postgres-1' } },
  ],
};

const STATUS = { currentPrimary: 'postgres-1', targetPrimary: 'postgres-2', phase: 'Failing over', readyInstances: 2 };

const api = (cluster: unknown): Api =>
  ({
    list: async (path: string) => ANSWERS[path],
    get: async (path: string) => {
      if (path !== '/apis/postgresql.cnpg.io/v1/namespaces/database/clusters/postgres') throw new Error(path);
      return cluster;
    },
  }) as unknown as Api;

test('a snapshot holds what is ready, whom Services lead to, and what the operator says', async () => {
  expect(await takeSnapshot(api({ status: STATUS }), { namespace: 'database', name: 'postgres' })).toEqual({
    at: NOW,
    nodes: ['n0', 'n1'],
    pods: [
      { name: 'services/a', labels: { app: 'a' }, node: 'n0', ready: true },
      { name: 'services/waits', labels: { app: 'waits' }, node: '', ready: false },
      { name: 'services/leaves', labels: {}, node: 'n0', ready: false },
    ],
    endpoints: { 'postgres-ro': ['postgres-2', 'postgres-3'], 'postgres-rw': [], metrics: ['?'] },
    cluster: STATUS,
    lease: 'postgres-1',
  });
});

test('a Cluster of which the operator says nothing has no status', async () => {
  const { cluster } = await takeSnapshot(api({}), { namespace: 'database', name: 'postgres' });
  expect(cluster).toEqual({});
});

test('fails when the API server does not answer', async () => {
  const silent = { ...api({}), list: () => Promise.reject(new Error('ECONNREFUSED')) } as unknown as Api;
  await expect(takeSnapshot(silent, { namespace: 'database', name: 'postgres' })).rejects.toThrow('ECONNREFUSED');
});
