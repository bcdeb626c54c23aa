import { readTopologies } from '../../lib/topology';

const template = (bucket: object): string =>
  JSON.stringify({ Resources: { A: { Type: 'AWS::S3::Bucket', ...bucket } } });

const read = (bucket: object) =>
  readTopologies('x', [{ path: 'a.template.json', text: template(bucket) }]).flatMap(({ resources }) =>
    resources.map(({ removal }) => removal),
  );

test('tells what becomes of a resource that is no longer declared', () => {
  expect(read({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Snapshot' })).toEqual([
    { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Snapshot' },
  ]);
});

test('tells nothing where the template says nothing, or what cannot be read', () => {
  expect(read({})).toEqual([undefined]);
  expect(read({ DeletionPolicy: { Ref: 'Policy' } })).toEqual([undefined]);
});
