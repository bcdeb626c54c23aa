import type { Workload } from '../../../../lib/topology';
import type { PodState } from '../../../../rehearsal/pods/loss/snapshot';
import { measureWorkloads, type Watched } from '../../../../rehearsal/pods/loss/workloads';
import { nodeGroup, ZONES } from '../../../resilience/sample-network';
import { sampleOf } from '../../../resilience/sample-topology';
import { deployment, replicas, withPod } from '../../../resilience/sample-workloads';
import { LAYOUT } from '../machine/sample-layout';
import { podState, snapshot } from './snapshots';

const SERVICE = replicas(deployment('service-a'), 3);
const GROUPS = { nodeGroups: ZONES.map((zone) => nodeGroup(zone, [zone], { perZone: { min: 1, max: 1 } })) };

const on = (...nodes: string[]): readonly PodState[] =>
  nodes.map((node, index) => podState(node, { name: `services/service-a-${index}` }));

const ALL = on('n0', 'n1', 'n2');

/** The zone is lost at 10 s and back at 20 s; three looks meanwhile. */
const measured = (
  during: readonly (readonly PodState[])[],
  changes: Partial<Watched> = {},
  workloads: readonly Workload[] = [SERVICE],
) =>
  measureWorkloads({
    topology: sampleOf(workloads, GROUPS),
    layout: LAYOUT,
    zone: ZONES[0],
    lostAt: 10_000,
    returnedAt: 20_000,
    snapshots: [
      snapshot(9_000, { pods: ALL }),
      ...during.map((pods, index) => snapshot(11_000 + index * 1000, { pods })),
      snapshot(30_000, { pods: ALL }),
    ],
    ...changes,
  });

const GOOD = {
  workload: 'Deployment services/service-a',
  before: [1, 1, 1],
  away: [0, 1, 2],
  after: [1, 1, 1],
  fewest: 2,
  told: { verdict: 'holds', survivors: 2 },
  asTold: true,
};

test('as many pods as the rules tell serve outside of the zone, those inside do not count', () => {
  expect(measured([ALL, on('n1', 'n2'), on('n1', 'n2', 'n2')])).toEqual([GOOD]);
});

test('one moment with fewer pods is enough to differ', () => {
  expect(measured([ALL, on('n0', 'n1'), on('n1', 'n2', 'n2')])).toEqual([{ ...GOOD, fewest: 1, asTold: false }]);
});

test.each<[string, Partial<PodState>]>([
  ['not ready', { ready: false }],
  ['of another namespace', { name: 'other/service-a-9' }],
  ['with other labels', { labels: { app: 'service-b' } }],
  ['on a node of the lost zone', { node: 'n0' }],
])('a pod that is %s is none of the workload', (_, changes) => {
  expect(measured([[...on('n1'), podState('n2', changes)]])[0]).toMatchObject({ fewest: 1, asTold: false });
});

test('a workload that the rules do not let hold is not as told, however many pods serve', () => {
  const alone = withPod(replicas(deployment('service-a'), 3), { spread: [] });
  const [only] = measured([on('n1', 'n2')], {}, [alone]);
  expect(only).toMatchObject({ fewest: 2, told: { verdict: 'broken', survivors: 0 }, asTold: false });
});

test('what does not run here, and what nobody knows the pods of, is left out', () => {
  const unknownPod = { ...deployment('b'), pod: { unknown: 'a chart makes it' } };
  expect(measured([on('n1', 'n2'), on('n1', 'n2', 'n2')], {}, [SERVICE, deployment('service-c'), unknownPod])).toEqual([
    GOOD,
  ]);
});

test('moments after the return do not count', () => {
  const snapshots = [
    snapshot(9_000, { pods: ALL }),
    snapshot(14_000, { pods: on('n1', 'n2') }),
    snapshot(15_000, { pods: on('n1', 'n2', 'n2') }),
    snapshot(20_000, { pods: on('n1') }),
    snapshot(30_000, { pods: ALL }),
  ];
  expect(measured([], { snapshots })).toEqual([GOOD]);
});

test.each([
  ['before the loss', [snapshot(11_000), snapshot(12_000)]],
  ['during it', [snapshot(9_000), snapshot(21_000)]],
])('fails when nothing was seen %s', (_, snapshots) => {
  expect(() => measured([], { snapshots })).toThrow('nothing was seen before the loss, or during it');
});
