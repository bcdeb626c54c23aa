import type { Pod } from '../../../rehearsal/cluster/pods';
import { look, type Seen } from '../../../rehearsal/outage/look';
import type { Workload } from '../../../rehearsal/outage/workload';

const workload = { id: 'Deployment n/x', namespace: 'n', matchLabels: { app: 'x' } } as unknown as Workload;

const pod = (name: string, nodeName: string | undefined, status: Pod['status'], more: object = {}): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'n', labels: { app: 'x' }, ...more },
  spec: { containers: [], ...(nodeName ? { nodeName } : {}) },
  status,
});

const READY = { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };
const endpoint = (nodeName: string, ready: boolean) => ({ nodeName, conditions: { ready } });
const object = { apiVersion: 'v1', kind: 'x' };

const seen: Seen = {
  at: 7,
  zones: new Map([
    ['one', 'a'],
    ['two', 'b'],
  ]),
  lost: new Set(['two']),
  pods: [
    pod('lives', 'one', READY),
    pod('lost', 'two', READY),
    pod('leaves', 'one', READY, { deletionTimestamp: '2026-01-01T00:00:00Z' }),
    pod('waits', undefined, {
      phase: 'Pending',
      conditions: [{ type: 'PodScheduled', status: 'False', message: 'no room' }],
    }),
    pod('other', 'one', READY, { labels: { app: 'y' } }),
    pod('elsewhere', 'one', READY, { namespace: 'm' }),
  ],
  slices: [
    {
      ...object,
      metadata: { name: 'x-1', namespace: 'n', labels: { 'kubernetes.io/service-name': 'x' } },
      endpoints: [endpoint('one', true), endpoint('two', true), endpoint('one', false)],
    },
    {
      ...object,
      metadata: { name: 'x-2', namespace: 'n', labels: { 'kubernetes.io/service-name': 'x' } },
      endpoints: [endpoint('one', true)],
    },
  ],
  budgets: [{ ...object, metadata: { name: 'x', namespace: 'n' }, status: { disruptionsAllowed: 1 } }],
};

test('a pod serves when it is ready, is not leaving, and its node lives', () => {
  const { workloads } = look(seen, [workload]);
  expect(workloads).toEqual({
    'Deployment n/x': [
      { name: 'lives', node: 'one', zone: 'a', ready: true, leaving: false, serves: true },
      { name: 'lost', node: 'two', zone: 'b', ready: true, leaving: false, serves: false },
      { name: 'leaves', node: 'one', zone: 'a', ready: true, leaving: true, serves: false },
      { name: 'waits', node: '', zone: '', ready: false, leaving: false, serves: false, waitsFor: 'no room' },
    ],
  });
});

test('endpoints of all slices of a Service are counted, those of lost nodes apart', () => {
  expect(look(seen, []).services).toEqual({ 'n/x': { ready: { a: 2 }, stale: 1 } });
});

test('budgets are told by what they allow', () => {
  expect(look(seen, []).budgets).toEqual({ 'n/x': 1 });
});
