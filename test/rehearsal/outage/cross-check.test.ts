import { crossCheck, type Verdict } from '../../../rehearsal/outage/cross-check';
import type { OutageOutcome, WorkloadOutcome } from '../../../rehearsal/outage/outcome';

const workload = (id: string, leastServing: number, full: boolean): WorkloadOutcome => ({
  id,
  role: 'stateless',
  replicas: 3,
  need: 2,
  leastServing,
  belowNeed: { rehearsed: 0, production: 0 },
  full: full ? { rehearsed: 9, production: 90 } : null,
  missing: [],
  onReturn: [2, 1, 0],
  afterReturn: [1, 1, 1],
  even: { rehearsed: 7, production: 70 },
  leastAfterReturn: 2,
  held: leastServing >= 2,
});

const outage = (workloads: readonly WorkloadOutcome[], more: Partial<OutageOutcome> = {}): OutageOutcome => ({
  scenario: 's',
  zone: 'a',
  variant: 'black',
  event: null,
  descheduler: false,
  silentNodes: 2,
  zoneNodes: 2,
  capacity: { mode: 'static', addedNodes: 0 },
  lasted: { rehearsed: 13, production: 130 },
  workloads,
  services: [],
  budgets: [],
  ...more,
});

const verdict = (told: Verdict['verdict'], more: Partial<Verdict> = {}): Verdict => ({
  subject: 'x',
  zone: 'a',
  variant: 'black',
  verdict: told,
  ...more,
});

const at = { scenario: 's', subject: 'x', zone: 'a', variant: 'black' };

test('agrees when what was told was seen', () => {
  const told = [verdict('holds', { survivors: 2, recovers: true })];
  expect(crossCheck('s', told, [outage([workload('x', 2, true)])])).toEqual({
    agreed: 1,
    differences: [],
    notCompared: [],
  });
});

test('agrees when something broke as it was told', () => {
  expect(crossCheck('s', [verdict('broken')], [outage([workload('x', 1, false)])]).agreed).toBe(1);
});

test('differs when a workload broke that was to hold', () => {
  expect(crossCheck('s', [verdict('holds')], [outage([workload('x', 1, true)])])).toEqual({
    agreed: 0,
    differences: [{ ...at, told: 'holds', seen: 'it broke, 1 served' }],
    notCompared: [],
  });
});

test('differs when a workload held that was to break', () => {
  expect(crossCheck('s', [verdict('broken')], [outage([workload('x', 2, true)])]).differences).toEqual([
    { ...at, told: 'broken', seen: 'it held, 2 served' },
  ]);
});

test('differs when fewer served than were to survive, although enough', () => {
  const told = [verdict('holds', { survivors: 3 })];
  expect(crossCheck('s', told, [outage([workload('x', 2, true)])]).differences).toEqual([
    { ...at, told: 'at least 3 serve', seen: 'it held, 2 served' },
  ]);
});

test('differs when a workload did not recover that was to, and the other way about', () => {
  const outages = [outage([workload('x', 2, false)])];
  expect(crossCheck('s', [verdict('holds', { recovers: true })], outages).differences).toEqual([
    { ...at, told: 'it recovers', seen: 'it did not' },
  ]);
  expect(crossCheck('s', [verdict('holds', { recovers: false })], outages).differences).toEqual([]);
});

test('a verdict that says nothing, and a workload that only one side knows, are neither', () => {
  const told = [verdict('unknown'), verdict('not exercised', { subject: 'y' }), verdict('holds', { subject: 'z' })];
  const seen = [outage([workload('x', 2, true), workload('y', 2, true), workload('w', 2, true)])];
  expect(crossCheck('s', told, seen)).toEqual({
    agreed: 0,
    differences: [],
    notCompared: [
      'x, a black: the verdict is unknown',
      'y, a black: the verdict is not exercised',
      'z, a black: not rehearsed',
      'w, a black: no verdict',
    ],
  });
});

test('second events and other scenarios are not compared', () => {
  const broke = [workload('x', 0, false)];
  const outages = [outage(broke, { event: 'rollout' }), outage(broke, { scenario: 'other' })];
  expect(crossCheck('s', [verdict('holds')], outages)).toEqual({
    agreed: 0,
    differences: [],
    notCompared: ['x, a black: not rehearsed'],
  });
});
