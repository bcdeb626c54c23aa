import type { Api } from '../../../rehearsal/cluster/api';
import { settle } from '../../../rehearsal/outage/recorder';
import type { Workload } from '../../../rehearsal/outage/workload';

// jest's clock does not turn the timers that are promises
jest.mock('node:timers/promises', () => ({
  setTimeout: (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}));

const workload = { id: 'Deployment n/x', namespace: 'n', matchLabels: { app: 'x' } } as unknown as Workload;

const READY = {
  metadata: { name: 'x-1', namespace: 'n', labels: { app: 'x' } },
  spec: { nodeName: 'one', containers: [] },
  status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] },
};

/** A cluster whose pod is ready from the start, and whose Service hears of it later. */
function cluster(secondsUntilEndpoint: number): Parameters<typeof settle>[0] {
  const begun = Date.now();
  const slice = () => ({
    metadata: { name: 'x-1', namespace: 'n', labels: { 'kubernetes.io/service-name': 'x' } },
    endpoints:
      Date.now() - begun < secondsUntilEndpoint * 1000 ? [] : [{ nodeName: 'one', conditions: { ready: true } }],
  });
  const list = async (path: string) => (path.endsWith('/pods') ? [READY] : path.endsWith('slices') ? [slice()] : []);
  return {
    api: { list } as unknown as Api,
    nodes: { zones: new Map([['one', 'a']]) },
  } as unknown as Parameters<typeof settle>[0];
}

/** Seconds until a cluster settles. */
async function settledAfter(secondsUntilEndpoint: number): Promise<number> {
  jest.useFakeTimers();
  try {
    const begun = Date.now();
    let settled = Number.NaN;
    void settle(cluster(secondsUntilEndpoint), [workload]).then(() => {
      settled = (Date.now() - begun) / 1000;
    });
    await jest.advanceTimersByTimeAsync(20_000);
    return settled;
  } finally {
    jest.useRealTimers();
  }
}

test('a cluster in which nothing changes has settled after three seconds and one look', async () => {
  expect(await settledAfter(0)).toBe(3.5);
});

test('a cluster has not settled while a Service has not heard of its pods', async () => {
  expect(await settledAfter(2)).toBe(5.5);
});
