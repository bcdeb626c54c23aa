import fc from 'fast-check';
import type { Value } from '../../../lib/topology';
import {
  entriesAt,
  flagAt,
  itemsAt,
  knownOr,
  listAt,
  numberAt,
  referenceAt,
  textAt,
  valueAt,
} from '../../../lib/topology/value/field';

/** A token as it stands in the text of a manifest. */
const ENDPOINT = ['$', '{Cluster.Endpoint}'].join('');

const VALUE: Value = {
  name: 'acme',
  port: '5433',
  multi: 'true',
  none: null,
  endpoint: ENDPOINT,
  'dotted.key': { inner: 1 },
  list: [{ name: 'first' }, { name: 'second' }],
  arn: { reference: 'stack/Cluster', attribute: 'Arn' },
  later: { unknown: 'a parameter' },
};

test('reads texts, numbers and booleans, also such as are written as text', () => {
  expect(textAt(VALUE, 'name')).toBe('acme');
  expect(textAt(VALUE, 'list.1.name')).toBe('second');
  expect(numberAt(VALUE, 'port')).toBe(5433);
  expect(flagAt(VALUE, 'multi')).toBe(true);
  expect(numberAt(VALUE, ['dotted.key', 'inner'])).toBe(1);
});

test('absent and null are the same: nothing', () => {
  for (const path of ['none', 'other', 'name.inner', 'list.7.name', 'constructor']) {
    expect(valueAt(VALUE, path)).toBeUndefined();
    expect(textAt(VALUE, path)).toBeUndefined();
    expect(itemsAt(VALUE, path)).toEqual([]);
  }
});

test('what only the deploy knows is unknown, and says why', () => {
  expect(textAt(VALUE, 'endpoint')).toEqual({ unknown: `${ENDPOINT} is known at the deploy only` });
  expect(textAt(VALUE, 'arn')).toEqual({ unknown: 'stack/Cluster.Arn is known at the deploy only' });
  expect(numberAt(VALUE, 'later')).toEqual({ unknown: 'a parameter' });
  expect(textAt(VALUE, 'later.inner.deeper')).toEqual({ unknown: 'a parameter' });
  expect(listAt(VALUE, 'arn.Zones')).toEqual({ unknown: 'a field of stack/Cluster' });
});

test('a value of another kind is unknown, not a guess', () => {
  expect(numberAt(VALUE, 'name')).toEqual({ unknown: '\'name\' is no number: "acme"' });
  expect(flagAt(VALUE, 'port')).toEqual({ unknown: '\'port\' is no true or false: "5433"' });
  expect(listAt(VALUE, 'name')).toEqual({ unknown: '\'name\' is no list: "acme"' });
});

test('reads references, entries and facts with a default', () => {
  expect(referenceAt(VALUE, 'arn')).toEqual({ reference: 'stack/Cluster', attribute: 'Arn' });
  expect(referenceAt(VALUE, 'name')).toBeUndefined();
  expect(entriesAt(VALUE, ['dotted.key'])).toEqual([['inner', 1]]);
  expect(entriesAt(VALUE, 'arn')).toEqual([]);
  expect(knownOr(numberAt(VALUE, 'later'), 7)).toBe(7);
  expect(knownOr(numberAt(VALUE, 'port'), 7)).toBe(5433);
});

test('whatever the JSON and the path, reading never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(fc.string(), { maxLength: 4 }), (json, path) => {
      const value = json as Value;
      for (const read of [textAt, numberAt, flagAt, listAt, itemsAt, referenceAt, entriesAt]) read(value, path);
      return knownOr(textAt(value, path), '') !== undefined;
    }),
  );
});
