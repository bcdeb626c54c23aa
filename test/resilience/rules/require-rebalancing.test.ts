import { requireRebalancing as rule } from '../../../lib/resilience/rules/require-rebalancing';
import type { RebalancingPolicy } from '../../../lib/topology';
import { zoneSpread } from '../sample-pod';
import { manifestsAlone, sampleOf } from '../sample-topology';
import {
  charted,
  claim,
  controller,
  daemon,
  deployment,
  job,
  rebalancer,
  replicas,
  statefulSet,
  withPod,
} from '../sample-workloads';
import { told } from '../told';

const A = deployment('a');
const MOVER = 'ConfigMap descheduler/policy';
const judged = (workload: typeof A, policy?: Partial<RebalancingPolicy>) =>
  told(rule, sampleOf([workload], policy ? { rebalancers: [rebalancer(policy)] } : {}));

test('holds where a descheduler moves the pods, with an autoscaler and without', () => {
  expect(judged(A, {})).toEqual([`holds Deployment services/a: ${MOVER} moves them back`]);
  expect(judged(replicas(A, 3), {})).toEqual([`holds Deployment services/a: ${MOVER} moves them back`]);
});

test('is broken over the whole range of the autoscaler where nothing moves them', () => {
  const after = (max: number) => {
    const scaled = { ...A, replicas: { ...A.replicas, max } };
    return judged(scaled);
  };
  expect(after(9)).toEqual([
    'broken Deployment services/a: a scale-in from 9 to 3 may leave 3 of 3 in one zone; nothing in the files moves them back',
  ]);
  expect(after(6)).toEqual([
    'broken Deployment services/a: a scale-in from 6 to 3 may leave 2 of 3 in one zone; nothing in the files moves them back',
  ]);
});

test('is a remark where the number does not change: then a zone that returns stays empty', () => {
  const seen = 'none comes back into a zone that returns; nothing in the files moves them back';
  expect(judged(replicas(A, 3))).toEqual([`broken (info) Deployment services/a: ${seen}`]);
  expect(judged({ ...A, replicas: { ...A.replicas, max: 3 } })).toEqual([
    `broken (info) Deployment services/a: ${seen}`,
  ]);
});

test.each<[string, Partial<RebalancingPolicy>, typeof A]>([
  ['it looks at wishes only', { hard: false, soft: true }, A],
  ['it is for others', { included: ['others'] }, A],
  ['it leaves services out', { excluded: ['services'] }, A],
  [
    'its selector does not select the pods',
    { selectors: [[], [{ key: 'tier', operator: 'In', values: ['front'] }]] },
    A,
  ],
  ['it leaves pods with a volume alone', { claims: false }, withPod(A, { claims: ['files'] })],
  ['it leaves pods with a volume alone', { claims: false }, { ...A, claims: [claim()] }],
  ['it leaves pods with a directory of the node alone', { emptyDirs: false }, withPod(A, { emptyDirs: ['tmp'] })],
  ['it leaves pods with a directory of the node alone', { emptyDirs: false }, withPod(A, { hostPaths: ['/var'] })],
  ['it leaves pods of the system alone', {}, withPod(A, { priorityClass: 'system-cluster-critical' })],
  ['it leaves workloads of fewer than 4 replicas alone', { minReplicas: 4 }, A],
])('is broken where a policy does not move them: %s', (why, policy, workload) => {
  expect(judged(workload, policy)).toEqual([
    `broken Deployment services/a: a scale-in from 9 to 3 may leave 3 of 3 in one zone; ${MOVER}: ${why}`,
  ]);
});

test('holds where one of several policies moves them', () => {
  const [others, all] = [rebalancer({ included: ['others'] }), { ...rebalancer(), id: 'all' }];
  expect(told(rule, sampleOf([A], { rebalancers: [others, all] }))).toEqual([
    'holds Deployment services/a: all moves them back',
  ]);
});

test('is broken where the descheduler is in another cluster', () => {
  expect(told(rule, sampleOf([A], { rebalancers: [{ ...rebalancer(), cluster: 'other' }] }))[0]).toMatch(/^broken/);
});

test('holds where no zone may hold two', () => {
  const [spread] = [zoneSpread('a')];
  const apart = withPod(A, {
    spread: [],
    antiAffinity: [{ topologyKey: spread.topologyKey, hard: true, selector: spread.selector, matchLabelKeys: [] }],
  });
  expect(judged(apart)).toEqual(['holds Deployment services/a: no zone may hold two of them']);
});

test('is broken where the descheduler surely moves nothing, and says why', () => {
  const still = { ...rebalancer(), policy: { idle: 'it runs with --dry-run' } };
  expect(told(rule, sampleOf([A], { rebalancers: [still] }))).toEqual([
    `broken Deployment services/a: a scale-in from 9 to 3 may leave 3 of 3 in one zone; ${MOVER}: it runs with --dry-run`,
  ]);
});

test('is unknown where a policy or a pod is', () => {
  const unread = { ...rebalancer(), policy: { unknown: 'the policy is no YAML' } };
  expect(told(rule, sampleOf([A], { rebalancers: [unread] }))).toEqual([
    `unknown Deployment services/a: ${MOVER}: the policy is no YAML`,
  ]);
  expect(judged(charted(A), {})).toEqual(['unknown Deployment services/a: pod unknown: the values do not say']);
});

test('is broken, with the least that may be told, where no nodes are known', () => {
  expect(told(rule, manifestsAlone({ workloads: [A], rebalancers: [] }))).toEqual([
    'broken Deployment services/a: a scale-in from 9 to 3 may leave 3 of 3 in one zone; nothing in the files moves them back',
  ]);
});

test('does not judge what has no hard spread, a single replica, members with disks, controllers, daemons and jobs', () => {
  const soft = withPod(A, { spread: [zoneSpread('a', { hard: false })] });
  const others = [soft, replicas(deployment('b'), 1), statefulSet('c'), controller('d'), daemon('e'), job('f')];
  expect(told(rule, sampleOf(others))).toEqual([]);
});
