import fc from 'fast-check';
import { changedFields } from '../../lib/difference/changed-fields';
import type { Value } from '../../lib/topology';

const arbitraryValue = fc.jsonValue() as fc.Arbitrary<Value>;

test.each<
  [string, Value | undefined, Value | undefined, readonly (readonly [string, Value | undefined, Value | undefined])[]]
>([
  ['a number', { spec: { replicas: 3 } }, { spec: { replicas: 6 } }, [['spec.replicas', 3, 6]]],
  ['a new field', {}, { a: { b: 1 } }, [['a', undefined, { b: 1 }]]],
  ['a field that went', { a: null }, {}, [['a', null, undefined]]],
  ['an element of a list', [{ n: 1 }, { n: 2 }], [{ n: 1 }, { n: 3 }], [['1.n', 2, 3]]],
  ['a longer list', [1], [1, 2], [['1', undefined, 2]]],
  ['an object in place of a list', { a: [] }, { a: {} }, [['a', [], {}]]],
  ['a value in place of an object', { a: { b: 1 } }, { a: 1 }, [['a', { b: 1 }, 1]]],
  ['a reference', { a: { reference: 'x' } }, { a: { reference: 'y' } }, [['a.reference', 'x', 'y']]],
  ['a field of the name of a method', { toString: 1 }, {}, [['toString', 1, undefined]]],
])('names %s', (_name, before, after, expected) => {
  expect(changedFields(before, after)).toEqual(
    expected.map(([path, old, current]) => ({ path, before: old, after: current })),
  );
});

test('nothing changes between a value and its copy', () => {
  fc.assert(fc.property(arbitraryValue, (value) => expect(changedFields(value, structuredClone(value))).toEqual([])));
});

test('two values that differ have a changed field, and the way back has the same ones', () => {
  fc.assert(
    fc.property(arbitraryValue, arbitraryValue, (one, other) => {
      const there = changedFields(one, other);
      const back = changedFields(other, one);
      expect(there.length > 0).toBe(JSON.stringify(sorted(one)) !== JSON.stringify(sorted(other)));
      expect(back.map(({ path }) => path).sort()).toEqual(there.map(({ path }) => path).sort());
    }),
  );
});

/** The value with the keys of its objects in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, below]) => [key, sorted(below)])
    .concat([['object', true]]);
}
