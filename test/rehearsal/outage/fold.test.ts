import fc from 'fast-check';
import {
  budgetOutcomes,
  duration,
  type Record,
  serviceOutcomes,
  sinceWhen,
  workloadOutcome,
} from '../../../rehearsal/outage/fold';
import type { Look, PodLook } from '../../../rehearsal/outage/look';
import type { Workload } from '../../../rehearsal/outage/workload';

const ID = 'Deployment n/x';
const workload: Workload = {
  id: ID,
  kind: 'Deployment',
  namespace: 'n',
  name: 'x',
  matchLabels: {},
  role: 'stateless',
  path: '',
  manifest: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'x' } },
};

const pod = (zone: string, more: Partial<PodLook> = {}): PodLook => ({
  name: `x-${zone}`,
  node: zone ? `node-${zone}` : '',
  zone,
  ready: true,
  leaving: false,
  serves: true,
  ...more,
});
const dead: Partial<PodLook> = { serves: false };

const at = (seconds: number, pods: readonly PodLook[], more: Partial<Look> = {}): Look => ({
  at: seconds,
  workloads: { [ID]: pods },
  services: { 'n/x': { ready: {}, stale: 0 } },
  budgets: { 'n/x': 1 },
  ...more,
});

const whole = [pod('a'), pod('b'), pod('c')];
const record = (during: readonly Look[], afterwards: readonly Look[] = [at(0, whole)]): Record => ({
  before: at(0, whole),
  during,
  afterwards,
  zones: ['a', 'b', 'c'],
  clock: { factor: 10 },
});

test('a service whose lost replica is replaced has held, and was whole again when the new one served', () => {
  const lost = [pod('a'), pod('b'), pod('c', dead)];
  const waiting = [pod('a'), pod('b'), pod('c', { ...dead, leaving: true }), pod('', { ...dead, name: 'x-new' })];
  const replaced = [pod('a'), pod('b'), pod('c', { ...dead, leaving: true }), pod('a', { name: 'x-new' })];
  const moving = [pod('a'), pod('b'), pod('a', { name: 'x-new', serves: false, leaving: true })];
  const during = [at(0, lost), at(8.5, waiting), at(9, replaced), at(12, replaced)];
  expect(
    workloadOutcome(workload, record(during, [at(0, replaced), at(6, moving), at(7.5, whole), at(9, whole)])),
  ).toEqual({
    id: ID,
    role: 'stateless',
    replicas: 3,
    need: 2,
    leastServing: 2,
    belowNeed: { rehearsed: 0, production: 0 },
    full: { rehearsed: 9, production: 90 },
    missing: [],
    onReturn: [2, 1, 0],
    afterReturn: [1, 1, 1],
    even: { rehearsed: 7.5, production: 75 },
    leastAfterReturn: 2,
    held: true,
  });
});

test('a service of which nothing moves back is not even', () => {
  const left = [pod('a'), pod('b'), pod('a', { name: 'x-new' })];
  const { even, afterReturn } = workloadOutcome(workload, record([at(0, left)], [at(0, left), at(60, left)]));
  expect([even, afterReturn]).toEqual([null, [2, 1, 0]]);
});

test('the return is on its own clock: what could not be sped up of the outage does not stretch it', () => {
  const looks = [at(0, [pod('a'), pod('b')]), at(5, whole)];
  const clock = { factor: 10, unscaled: { from: 0, to: 50 } };
  expect(workloadOutcome(workload, { ...record([at(0, whole)], looks), clock }).even).toEqual({
    rehearsed: 5,
    production: 50,
  });
});

test('a service that falls below its need has not held, for as long as it was below', () => {
  const two = [pod('a'), pod('b'), pod('c', dead)];
  const one = [pod('a'), pod('b', dead), pod('c', dead)];
  const outcome = workloadOutcome(workload, record([at(0, two), at(2, one), at(5, two), at(6, two)]));
  expect([outcome.held, outcome.leastServing, outcome.belowNeed]).toEqual([false, 1, { rehearsed: 3, production: 30 }]);
});

test.each([
  ['the scheduler’s words', { node: '', zone: '', waitsFor: '0/6 nodes are available' }, '0/6 nodes are available'],
  ['no word of the scheduler yet', { node: '', zone: '' }, 'it has not been looked at by the scheduler'],
  [
    'Terminating for ever',
    { leaving: true },
    'node-c does not answer, so the pod stays Terminating and is not replaced',
  ],
  ['not evicted', { ready: false }, 'node-c does not answer, and the pod is not evicted'],
  ['not noticed', {}, 'node-c is lost, and nobody has noticed yet'],
])('says why a replica is missing: %s', (_, state, why) => {
  const end = at(10, [pod('a'), pod('b'), pod('c', { ...dead, ...state })]);
  expect(workloadOutcome(workload, record([end])).missing).toEqual([{ pod: 'x-c', why }]);
});

test('a replica that nobody has made is missing, too', () => {
  expect(workloadOutcome(workload, record([at(10, [pod('a'), pod('b')])])).missing).toEqual([
    { pod: '', why: 'its controller made no pod' },
  ]);
});

test('a replacement that waits is told before the pod that it replaces', () => {
  const pods = [
    pod('a'),
    pod('b'),
    pod('c', { ...dead, leaving: true }),
    pod('', { ...dead, name: 'x-new', waitsFor: 'no room' }),
  ];
  expect(workloadOutcome(workload, record([at(10, pods)])).missing).toEqual([{ pod: 'x-new', why: 'no room' }]);
});

test('clients meet dead endpoints until they are taken out', () => {
  const service = (ready: number, stale: number) => ({ services: { 'n/x': { ready: { a: ready }, stale } } });
  const during = [at(0, whole, service(2, 1)), at(5, whole, service(2, 0)), at(9, whole, service(3, 0))];
  expect(serviceOutcomes(record(during))).toEqual([
    { id: 'n/x', leastReady: 2, stale: { rehearsed: 5, production: 50 }, ready: [3, 0, 0] },
  ]);
});

test('a budget is told at its worst and at the end', () => {
  const during = [1, 0, 1].map((allowed, index) => at(index, whole, { budgets: { 'n/x': allowed } }));
  expect(budgetOutcomes(record(during))).toEqual([{ id: 'n/x', least: 0, atEnd: 1 }]);
});

const looks = fc
  .array(fc.record({ step: fc.integer({ min: 1, max: 20 }), yes: fc.boolean() }), { minLength: 1, maxLength: 30 })
  .map((steps) => {
    let now = 0;
    return steps.map(({ step, yes }) => {
      now += step;
      return { look: at(now, []), yes };
    });
  });

test('the time during which it was so and the time during which it was not are all the time', () => {
  fc.assert(
    fc.property(looks, (seen) => {
      const all = seen.map(({ look }) => look);
      const isSo = (look: Look) => seen.find((one) => one.look === look)?.yes ?? false;
      const clock = { factor: 10 };
      const total = duration(all, isSo, clock).rehearsed + duration(all, (look) => !isSo(look), clock).rehearsed;
      expect(total).toBeCloseTo((all.at(-1)?.at ?? 0) - (all[0]?.at ?? 0), 6);
    }),
  );
});

test('it is so since the look after the last at which it was not', () => {
  fc.assert(
    fc.property(looks, (seen) => {
      const isSo = (look: Look) => seen.find((one) => one.look === look)?.yes ?? false;
      const since = sinceWhen(
        seen.map(({ look }) => look),
        isSo,
      );
      const after = seen.filter(({ look }) => since !== null && look.at >= since);
      expect(after.every(({ yes }) => yes)).toBe(true);
      expect(since === null).toBe(!(seen.at(-1)?.yes ?? false));
    }),
  );
});
