import fc from 'fast-check';
import { requireSynchronousReaders as rule } from '../../../lib/resilience/rules/require-synchronous-readers';
import { UNTOLD } from '../declared';
import { instances, POSTGRES, postgres, synchronous } from '../sample-postgres';
import { sampleTopology } from '../sample-topology';
import { told } from '../told';

const APART = 'required anti-affinity over 3 zones';

test('holds for one synchronous reader of three instances in three zones', () => {
  expect(told(rule, postgres())).toEqual([
    `holds ${POSTGRES}: 1 synchronous reader required, 1 left of 3 instances (${APART})`,
  ]);
});

test('fails when two readers must confirm: without a zone there is one', () => {
  expect(told(rule, postgres({ synchronous: synchronous({ number: 2 }) }))).toEqual([
    `broken ${POSTGRES}: 2 synchronous readers required, 1 left of 3 instances (${APART})`,
  ]);
});

test('fails when there are two instances, or all may be in one zone', () => {
  expect(told(rule, postgres({}, instances(2)))).toEqual([
    `broken ${POSTGRES}: 1 synchronous reader required, 0 left of 2 instances (${APART})`,
  ]);
  expect(told(rule, postgres({}, instances(3, { antiAffinity: [] })))).toEqual([
    `broken ${POSTGRES}: 1 synchronous reader required, 0 left of 3 instances (nothing keeps them in different zones)`,
  ]);
});

test('fails when no reader confirms, and warns when writes may go on unconfirmed', () => {
  expect(told(rule, postgres({ synchronous: undefined }))).toEqual([
    `broken ${POSTGRES}: no synchronous replication: a failover loses what was not copied yet`,
  ]);
  expect(told(rule, postgres({ synchronous: synchronous({ number: 0 }) }))).toEqual([
    `broken ${POSTGRES}: no reader confirms a write`,
  ]);
  expect(told(rule, postgres({ synchronous: synchronous({ durability: 'preferred' }) }))).toEqual([
    `broken (warning) ${POSTGRES}: dataDurability preferred: while readers are away, writes go on unconfirmed and a failover loses them`,
  ]);
});

test('is unknown when the number or the zones are', () => {
  expect(told(rule, postgres({ synchronous: synchronous({ number: UNTOLD }) }))).toEqual([
    `unknown ${POSTGRES}: synchronous readers unknown: a parameter of the stack`,
  ]);
  expect(told(rule, { ...postgres(), nodeGroups: [] })).toEqual([`unknown ${POSTGRES}: 1 synchronous reader required`]);
});

test('with one instance a zone, exactly two fewer readers than instances may be asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }), (count, number) => {
      const [judgement] = rule.check(postgres({ synchronous: synchronous({ number }) }, instances(count)));
      expect(judgement?.verdict).toBe(number <= count - 2 ? 'holds' : 'broken');
    }),
  );
});

test('looks at no other database', () => {
  expect(told(rule, sampleTopology())).toEqual([]);
});
