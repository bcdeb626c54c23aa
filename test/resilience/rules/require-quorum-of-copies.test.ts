import fc from 'fast-check';
import { requireQuorumOfCopies as rule } from '../../../lib/resilience/rules/require-quorum-of-copies';
import type { Database, Topology } from '../../../lib/topology';
import { UNTOLD } from '../declared';
import { nodeGroup, ZONES } from '../sample-network';
import { place } from '../sample-place';
import { pod, zoneSpread } from '../sample-pod';
import { postgres } from '../sample-postgres';
import { database, sampleTopology } from '../sample-topology';
import { statefulSet } from '../sample-workloads';
import { told } from '../told';

const ID = 'StatefulSet data/orders';
const members = (count: number, minDomains = 3) =>
  statefulSet('orders', {
    replicas: { min: count, max: count, place: place(ID) },
    pod: pod('orders', { spread: [zoneSpread('orders', { minDomains, matchLabelKeys: [] })] }),
  });
const judged = (changes: Partial<Database> = {}, topology: Partial<Topology> = {}) =>
  told(rule, sampleTopology({ databases: [database(changes)], ...topology }));
const LOCALITY = `holds ${ID} [locality]: members know their zone: true`;

test('holds for three copies in three zones, and five in three', () => {
  expect(judged()).toEqual([`holds ${ID} [copies]: 3 copies over 3 members in 3 zones`, LOCALITY]);
  expect(judged({ copies: 5 }, { workloads: [members(5)] })).toEqual([
    `holds ${ID} [copies]: 5 copies over 5 members in 3 zones`,
    LOCALITY,
  ]);
});

test('fails when the members may be in two zones, or are fewer than the copies', () => {
  const nodeGroups = ZONES.slice(0, 2).map((zone) => nodeGroup(zone, [zone]));
  expect(judged({ copies: undefined }, { nodeGroups, workloads: [members(4, 1)] })).toEqual([
    `broken ${ID} [copies]: 3 copies over 4 members in 2 zones`,
    LOCALITY,
  ]);
  expect(judged({ copies: 5 })).toEqual([`broken ${ID} [copies]: 5 copies over 3 members in 3 zones`, LOCALITY]);
});

test('fails when members do not know their zone', () => {
  expect(judged({ knowsZones: false })).toEqual([
    `holds ${ID} [copies]: 3 copies over 3 members in 3 zones`,
    `broken ${ID} [locality]: members know their zone: false`,
  ]);
});

test('is unknown when the nodes or the start command do not tell', () => {
  expect(judged({ knowsZones: undefined }, { nodeGroups: [] })).toEqual([
    `unknown ${ID} [copies]: 3 copies (the files name no nodes of the cluster)`,
    `unknown ${ID} [locality]: members know their zone: unknown: the start command does not tell`,
  ]);
  expect(judged({ knowsZones: UNTOLD })[1]).toBe(
    `unknown ${ID} [locality]: members know their zone: unknown: a parameter of the stack`,
  );
});

test('over three zones, any odd number of copies keeps its majority from three on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), (half) => {
      const copies = 2 * half + 1;
      const topology = sampleTopology({ databases: [database({ copies })], workloads: [members(copies)] });
      expect([...rule.check(topology)][0]?.verdict).toBe('holds');
    }),
  );
});

test('looks at no other database', () => {
  expect(told(rule, postgres())).toEqual([]);
});
