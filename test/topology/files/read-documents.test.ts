import fc from 'fast-check';
import { readDocuments } from '../../../lib/topology/files/read-documents';
import { codePoint } from '../../code-point';

const read = (path: string, text: string) => readDocuments([{ path, text }]);

const bodies = (path: string, text: string) => read(path, text).documents.map(({ body, line }) => ({ body, line }));

test('tells the line on which each document of a file begins', () => {
  expect(bodies('a/all.yaml', 'kind: First\n---\n# note\nkind: Second\n---\n')).toEqual([
    { body: { kind: 'First' }, line: 1 },
    { body: { kind: 'Second' }, line: 4 },
    { body: null, line: 5 },
  ]);
});

test('tells the line of each resource of a JSON template, keys of other objects aside', () => {
  const text = JSON.stringify({ Outputs: { B: 1 }, Resources: { A: { Type: 'x', B: '{"C": {}}' }, B: {} } }, null, 1);
  const [document] = read('t.json', text).documents;
  expect([...(document?.resourceLines ?? [])]).toEqual([
    ['A', 6],
    ['B', 10],
  ]);
});

test('reads the short forms of functions in YAML templates as their long forms, and tells their lines', () => {
  const [document] = read(
    't.yaml',
    'Resources:\n  A:\n    Type: X\n    Properties:\n      P: !Join ["", [a, !Ref B]]\n      Q: !GetAtt B.Arn\n  B:\n    Type: Y\n    Condition: !Not [!Equals [1, 2]]\n',
  ).documents;
  expect(document?.body).toEqual({
    Resources: {
      A: {
        Type: 'X',
        Properties: { P: { 'Fn::Join': ['', ['a', { Ref: 'B' }]] }, Q: { 'Fn::GetAtt': 'B.Arn' } },
      },
      B: { Type: 'Y', Condition: { 'Fn::Not': [{ 'Fn::Equals': [1, 2] }] } },
    },
  });
  expect([...(document?.resourceLines ?? [])]).toEqual([
    ['A', 2],
    ['B', 7],
  ]);
});

test('reads what is whole beside a document that is broken, and tells the place of that one', () => {
  const { documents, unreadable } = read('all.yaml', 'kind: Whole\n---\nkind: [broken\n---\nkind: Also\n');
  expect(documents.map(({ body }) => body)).toEqual([{ kind: 'Whole' }, { kind: 'Also' }]);
  expect(unreadable).toEqual([
    {
      place: { file: 'all.yaml', line: 4, resource: 'all.yaml' },
      reason: expect.stringContaining('Flow sequence in block collection'),
    },
  ]);
});

test('fails to read JSON that is broken, nested deeper than 100 levels, or multiplied by aliases, and says so', () => {
  const bomb = `a: &a [${'x,'.repeat(20)}]\nb: &b [${'*a,'.repeat(20)}]\nc: [${'*b,'.repeat(20)}]\n`;
  const reasons = [
    read('x.json', '{"a":'),
    read('x.json', `${'['.repeat(200)}${']'.repeat(200)}`),
    read('x.yaml', `a: ${'['.repeat(200)}${']'.repeat(200)}`),
    read('x.yaml', bomb),
  ].map(({ unreadable }) => unreadable.map(({ reason }) => reason));
  expect(reasons).toEqual([
    [expect.stringContaining('JSON')],
    ['is nested deeper than 100 levels'],
    ['is nested deeper than 100 levels'],
    [expect.stringContaining('alias')],
  ]);
});

test('leaves files of other kinds alone', () => {
  expect(read('DEPLOY.md', '# a: [')).toEqual({ documents: [], unreadable: [] });
});

test('never throws, whatever a file holds, and tells of every file that gave no document', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: codePoint }),
    fc.json(),
    fc.stringMatching(/^[-{}[\]:,*&!'"|> \na-c]*$/),
  );
  fc.assert(
    fc.property(fc.constantFrom('a.json', 'a.yaml'), text, (path, content) => {
      const { documents, unreadable } = read(path, content);
      return path === 'a.yaml' || documents.length + unreadable.length === 1;
    }),
    { numRuns: 300 },
  );
});
