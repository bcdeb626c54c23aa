import { requireMultiZoneAurora as rule } from '../../../lib/resilience/rules/require-multi-zone-aurora';
import type { DatabaseMember, Known } from '../../../lib/topology';
import { only, UNTOLD } from '../declared';
import { ZONES } from '../sample-network';
import { place } from '../sample-place';
import { database, sampleTopology } from '../sample-topology';
import { told } from '../told';

const [A = '', B = '', C = ''] = ZONES;
const member = (role: DatabaseMember['role'], zone?: Known<string>, promotionTier?: number): DatabaseMember => ({
  name: `${role}-${zone}`,
  role,
  zone,
  promotionTier,
  place: place('acme/Member'),
});
const judged = (...members: readonly DatabaseMember[]) =>
  told(
    rule,
    only({
      databases: [database({ engine: 'aurora', consistency: 'shared-storage', members, place: place('acme/Db') })],
    }),
  );

test('holds for a writer and readers in three zones', () => {
  expect(judged(member('writer', A, 0), member('reader', B, 1), member('reader', C, 1))).toEqual([
    `holds acme/Db: 3 instances in ${A}, ${B}, ${C}, promotion tiers 0, 1, 1`,
  ]);
});

test('fails when there is no reader', () => {
  expect(judged(member('writer', A, 0))).toEqual([`broken acme/Db: 1 instance in ${A}, promotion tiers 0`]);
  expect(judged()).toEqual(['broken acme/Db: 0 instances in no zone, promotion tiers none']);
});

test('fails when all are in one zone, or the reader elsewhere is of a low tier', () => {
  expect(judged(member('writer', A, 0), member('reader', A, 1))).toEqual([
    `broken acme/Db: 2 instances in ${A}, promotion tiers 0, 1`,
  ]);
  expect(judged(member('writer', A, 0), member('reader', A, 1), member('reader', B, 2))).toEqual([
    `broken acme/Db: 3 instances in ${A}, ${B}, promotion tiers 0, 1, 2`,
  ]);
});

test('is unknown when Aurora chooses the zones', () => {
  expect(judged(member('writer'), member('reader'))).toEqual([
    'unknown acme/Db: 2 instances in no zone known (a member does not name its zone), promotion tiers 1, 1',
  ]);
  expect(judged(member('writer', A), member('reader', UNTOLD))).toEqual([
    `unknown acme/Db: 2 instances in ${A} (a parameter of the stack), promotion tiers 1, 1`,
  ]);
});

test('looks at no other database', () => {
  expect(told(rule, sampleTopology())).toEqual([]);
});
