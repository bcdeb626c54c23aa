import { outageClaims, spreadingClaim } from '../../../rehearsal/outage/claims';
import type { OutageOutcome, WorkloadOutcome } from '../../../rehearsal/outage/outcome';

const workload = (id: string, more: Partial<WorkloadOutcome> = {}): WorkloadOutcome => ({
  id,
  role: id.startsWith('StatefulSet') ? 'quorum' : 'stateless',
  replicas: 3,
  need: 2,
  leastServing: 2,
  belowNeed: { rehearsed: 0, production: 0 },
  full: { rehearsed: 9, production: 90 },
  missing: [],
  onReturn: [2, 1, 0],
  afterReturn: [1, 1, 1],
  even: { rehearsed: 7, production: 70 },
  leastAfterReturn: 2,
  held: true,
  ...more,
});

const outage = (more: Partial<OutageOutcome>): OutageOutcome => ({
  scenario: 's',
  zone: 'a',
  variant: 'black',
  event: null,
  descheduler: false,
  silentNodes: 2,
  zoneNodes: 2,
  capacity: { mode: 'static', addedNodes: 0 },
  lasted: { rehearsed: 13, production: 130 },
  workloads: [],
  services: [],
  budgets: [],
  ...more,
});

test('a Deployment must hold and recover, a StatefulSet must hold', () => {
  const workloads = [workload('Deployment n/x'), workload('StatefulSet n/y', { full: null })];
  expect(outageClaims(outage({ workloads }))).toEqual([
    {
      scene: 's a black',
      claim: 'Deployment n/x never has fewer than 2 of 3 replicas that serve',
      passed: true,
      seen: '2',
    },
    {
      scene: 's a black',
      claim: 'Deployment n/x has all replicas again while the zone is away',
      passed: true,
      seen: 'after 90 s',
    },
    {
      scene: 's a black',
      claim: 'StatefulSet n/y never has fewer than 2 of 3 replicas that serve',
      passed: true,
      seen: '2',
    },
  ]);
});

test('a Deployment that does not recover fails with the reason', () => {
  const stuck = workload('Deployment n/x', { full: null, missing: [{ pod: 'x-1', why: 'no room' }] });
  expect(outageClaims(outage({ workloads: [stuck] })).find(({ passed }) => !passed)?.seen).toBe('no room');
});

test('where the descheduler runs, a Deployment must be even after the return, and serve on its way there', () => {
  const claims = (more: Partial<WorkloadOutcome>, event: OutageOutcome['event'] = null) =>
    outageClaims(outage({ workloads: [workload('Deployment n/x', more)], descheduler: true, event })).slice(-1);
  expect(claims({})).toEqual([
    {
      scene: 's a black',
      claim:
        'Deployment n/x is even over the zones again after the return, never with fewer than 2 replicas that serve',
      passed: true,
      seen: '2 1 0, then 1 1 1: even after 70 s, 2 served',
    },
  ]);
  expect(claims({ even: null, afterReturn: [2, 1, 0] })).toMatchObject([
    { passed: false, seen: '2 1 0, then 2 1 0: not even, 2 served' },
  ]);
  expect(claims({ leastAfterReturn: 1 })).toMatchObject([{ passed: false }]);
  expect(claims({}, 'scale-out')).toMatchObject([{ scene: 's a scale-out', passed: true }]);
});

test('nothing is claimed of the return of controllers and of members with disks', () => {
  const workloads = [workload('Deployment n/x', { role: 'controller' }), workload('StatefulSet n/y')];
  const of = (descheduler: boolean) => outageClaims(outage({ workloads, descheduler })).length;
  expect(of(true)).toBe(of(false));
});

test('in a brown zone nothing need recover, and what fell below its need fails', () => {
  const workloads = [workload('Deployment n/x', { full: null, held: false, leastServing: 1 })];
  expect(outageClaims(outage({ workloads, variant: 'brown' })).map(({ passed, seen }) => [passed, seen])).toEqual([
    [false, '1'],
  ]);
});

test('a new image of the database in an outage is shown, not claimed', () => {
  const workloads = [workload('Deployment n/x'), workload('StatefulSet n/y', { held: false, leastServing: 1 })];
  expect(outageClaims(outage({ workloads, event: 'database-rollout' })).map(({ passed }) => passed)).toEqual([true]);
  expect(outageClaims(outage({ workloads, event: 'drain' })).map(({ passed }) => passed)).toEqual([true, false]);
});

test('a way to spread that does something else than is held fails with what was seen', () => {
  const seen = { setting: 'x', moment: 'y', spread: [2, 1, 0], pending: 1, expected: '3 serve', asExpected: false };
  expect(spreadingClaim(seen)).toEqual({
    scene: 'spreading: y',
    claim: 'x: 3 serve',
    passed: false,
    seen: '2 1 0, 1 wait',
  });
});
