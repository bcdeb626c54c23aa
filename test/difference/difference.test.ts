import { difference } from '../../lib/difference';
import { bucket, deployment, side } from './sample-side';

/** The difference with resources by their ids and findings by their subjects. */
const told = (...[before, after]: Parameters<typeof difference>) =>
  difference(before, after).scenarios.map(({ id, added, removed, changed, came, went }) => ({
    id,
    added: added.map((one) => one.id),
    removed: removed.map((one) => one.id),
    changed: changed.map(({ resource, fields }) => [resource.id, ...fields.map(({ path }) => path)]),
    came: came.map(({ judgement }) => judgement.subject),
    went: went.map(({ judgement }) => judgement.subject),
  }));

const SAME = { added: [], removed: [], changed: [], came: [], went: [] };

test('an output differs in nothing from itself, in whatever order it was read', () => {
  const [one, other] = [bucket('A', { Name: 'a' }), deployment('service-a')];
  expect(told(side({ x: [one, other] }), side({ x: [other, one] }))).toEqual([{ id: 'x', ...SAME }]);
});

test('names what was added, removed and changed, by the fields', () => {
  const before = side({ x: [deployment('gone'), deployment('service-a', { spec: { replicas: 3, paused: false } })] });
  const after = side({ x: [deployment('new'), deployment('service-a', { spec: { replicas: 6, paused: false } })] });
  expect(told(before, after)).toEqual([
    {
      ...{ id: 'x', ...SAME },
      added: ['Deployment services/new'],
      removed: ['Deployment services/gone'],
      changed: [['Deployment services/service-a', 'spec.replicas']],
    },
  ]);
});

test('a bucket that is deleted with its stack from now on has changed', () => {
  const kept = { ...bucket('A'), removal: { DeletionPolicy: 'Retain' } };
  const deleted = { ...bucket('A'), removal: { DeletionPolicy: 'Delete' } };
  expect(told(side({ x: [kept] }), side({ x: [deleted] }))[0]?.changed).toEqual([['acme/A', 'removal.DeletionPolicy']]);
});

test('a scenario that only one side has is added or removed whole', () => {
  expect(told(side({ x: [deployment('a')] }), side({ y: [deployment('b')] }))).toEqual([
    { id: 'x', ...SAME, removed: ['Deployment services/a'] },
    { id: 'y', ...SAME, added: ['Deployment services/b'] },
  ]);
});

test('findings come and go, and one that is no longer accepted comes again', () => {
  const accepted = { ...bucket('B'), acknowledgements: { 'HA-TEST-001': 'It may be lost' } };
  expect(told(side({ x: [bucket('A'), accepted] }), side({ x: [bucket('B'), bucket('C')] }))).toEqual([
    {
      ...{ id: 'x', ...SAME },
      added: ['acme/C'],
      removed: ['acme/A'],
      came: ['acme/B', 'acme/C'],
      went: ['acme/A', 'acme/B'],
    },
  ]);
});

test('loses no resource of two that have one id', () => {
  const twice = [deployment('a', { n: 1 }), deployment('a', { n: 2 })];
  expect(told(side({ x: twice }), side({ x: [deployment('a', { n: 1 })] }))[0]).toEqual({
    ...{ id: 'x', ...SAME },
    removed: ['Deployment services/a'],
  });
});

test('pictures are compared by what they hold', () => {
  const before = side({}, { 'a.svg': '1', 'b.svg': '1', 'gone.svg': '1' });
  const after = side({}, { 'a.svg': '1', 'b.svg': '2', 'new.svg': '1' });
  expect(difference(before, after).pictures).toEqual({ added: ['new.svg'], removed: ['gone.svg'], changed: ['b.svg'] });
});
