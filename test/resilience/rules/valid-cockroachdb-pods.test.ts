import { validCockroachdbPods as rule } from '../../../lib/resilience/rules/valid-cockroachdb-pods';
import type { Budget } from '../../../lib/topology';
import { UNTOLD } from '../declared';
import { pod, zoneSpread } from '../sample-pod';
import { postgres } from '../sample-postgres';
import { sampleTopology } from '../sample-topology';
import { budget, statefulSet } from '../sample-workloads';
import { told } from '../told';

const ID = 'StatefulSet data/orders';
const members = (hard = true, gracePeriodSeconds = 300) =>
  statefulSet('orders', { pod: pod('orders', { spread: [zoneSpread('orders', { hard })], gracePeriodSeconds }) });
const judged = (workload = members(), budgets: readonly Budget[] = [budget(workload)]) =>
  told(rule, sampleTopology({ workloads: [workload], budgets }));

test('holds for a hard spread, a budget of one and five minutes', () => {
  expect(judged()).toEqual([
    `holds ${ID} [spread]: kept in different zones: true`,
    `holds ${ID} [budget]: maxUnavailable 1`,
    `holds ${ID} [grace]: terminationGracePeriodSeconds 300`,
  ]);
});

test('fails when the spread is a wish, two may be drained, or the stop is cut short', () => {
  const workload = members(false, 60);
  expect(judged(workload, [budget(workload, { maxUnavailable: '2' })])).toEqual([
    `broken ${ID} [spread]: kept in different zones: false`,
    `broken ${ID} [budget]: maxUnavailable 2`,
    `broken ${ID} [grace]: terminationGracePeriodSeconds 60`,
  ]);
  expect(judged(members(), [])[1]).toBe(`broken ${ID} [budget]: no budget`);
});

test('is unknown when the pod is', () => {
  expect(judged({ ...members(), pod: UNTOLD })).toEqual([
    `unknown ${ID} [spread]: kept in different zones: unknown: a parameter of the stack`,
    `unknown ${ID} [budget]: no budget`,
    `unknown ${ID} [grace]: terminationGracePeriodSeconds unknown: a parameter of the stack`,
  ]);
});

test('looks at no other database', () => {
  expect(told(rule, postgres())).toEqual([]);
});
