import { failoverStages, primaryChanges, type Watched } from '../../../../rehearsal/pods/loss/stages';
import { snapshot } from './snapshots';

const BOTH = ['n1', 'n2'];
const NOBODY = { 'postgres-rw': [] };
const CHOSEN = { currentPrimary: 'postgres-1', targetPrimary: 'postgres-2' };
const PROMOTED = { currentPrimary: 'postgres-2', targetPrimary: 'postgres-2' };

/** A failover, one step every ten seconds from the loss on, which is at 100 s. */
const FAILOVER = [
  // before the loss anything may be: it does not count
  snapshot(90_000, { nodes: [], endpoints: NOBODY, cluster: PROMOTED, lease: 'postgres-2' }),
  snapshot(100_000),
  snapshot(110_000, { nodes: BOTH }),
  snapshot(120_000, { nodes: BOTH, endpoints: NOBODY }),
  snapshot(130_000, { nodes: BOTH, endpoints: NOBODY, cluster: { ...CHOSEN, targetPrimary: 'pending' }, lease: '' }),
  snapshot(140_000, { nodes: BOTH, endpoints: NOBODY, cluster: CHOSEN, lease: 'postgres-1' }),
  snapshot(150_000, { nodes: BOTH, endpoints: NOBODY, cluster: CHOSEN, lease: 'postgres-2' }),
  snapshot(160_000, { nodes: BOTH, endpoints: NOBODY, cluster: PROMOTED, lease: 'postgres-2' }),
  snapshot(170_000, {
    nodes: BOTH,
    endpoints: { 'postgres-rw': ['postgres-2'] },
    cluster: PROMOTED,
    lease: 'postgres-2',
  }),
];

const watched = (changes: Partial<Watched> = {}): Watched => ({
  snapshots: FAILOVER,
  lostAt: 100_000,
  nodes: ['n0'],
  primary: 'postgres-1',
  service: 'postgres-rw',
  commits: [99_900, 100_100, 172_340, 172_400],
  ...changes,
});

test('each stage is when it was first seen after the loss, in seconds', () => {
  expect(failoverStages(watched())).toEqual({
    nodeNotReady: 10,
    endpointOut: 20,
    primaryChosen: 40,
    leaseTaken: 50,
    promoted: 60,
    endpointBack: 70,
    firstCommit: 72.3,
  });
});

test('what was not seen has no time', () => {
  expect(failoverStages(watched({ snapshots: FAILOVER.slice(0, 4) }))).toEqual({
    nodeNotReady: 10,
    endpointOut: 20,
    primaryChosen: undefined,
    leaseTaken: undefined,
    promoted: undefined,
    endpointBack: undefined,
  });
});

test('a row that was acknowledged before the promotion is none of the new primary', () => {
  expect(failoverStages(watched({ commits: [100_100, 110_000] }))).not.toHaveProperty('firstCommit');
});

test('one node of the zone that is not ready is enough', () => {
  expect(failoverStages(watched({ nodes: ['n1', 'n0'] })).nodeNotReady).toBe(10);
});

const primaries = (...names: (string | undefined)[]) =>
  primaryChanges(names.map((currentPrimary, at) => snapshot(at, { cluster: { currentPrimary } })));

test('every promotion is a change of the primary, also one back to the first instance', () => {
  expect(primaries('a', 'a', 'a')).toBe(0);
  expect(primaries('a', 'b', 'b')).toBe(1);
  expect(primaries('a', 'b', 'a', 'a')).toBe(2);
  expect(primaries('a', 'b', 'c')).toBe(2);
});

test('a moment without a primary is no change', () => {
  expect(primaries(undefined, 'a', undefined, 'a')).toBe(0);
  expect(primaries('a', '', 'b')).toBe(1);
  expect(primaries()).toBe(0);
});
