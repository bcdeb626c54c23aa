import { formatProblems, type Problem } from '../../lib/config';
import { EVERYTHING, edited, problemsOf } from './refusals';

const WHOLE_FILE = 'a mapping with the keys name, scenarios, google, aws, services, database, analyst';

/** What is said of text that is no YAML: the parser's words and the line. */
const said = (problems: readonly Problem[]) => problems.map(({ value, line }) => [line, value]);

test.each([
  ['nothing', '', null],
  ['a comment only', '# nothing yet\n', null],
  ['a word', 'trizone', 'trizone'],
  ['a number', '42', 42],
  ['a list', '- name: acme', [{ name: 'acme' }]],
])('refuses a file with %s', (_, yaml, value) => {
  expect(problemsOf(yaml)).toEqual([
    expect.objectContaining({ path: [], value, allowed: WHOLE_FILE, remedy: expect.stringContaining('indented') }),
  ]);
});

test.each([
  ['a list that is not closed', 'zones: [us-central1-a, us-central1-c, us-central1-f]', 'zones: [us-central1-a', 13],
  ['a quotation mark that is not closed', 'name: full', 'name: "full', 5],
  ['a tab as indentation', '  projectId:', '\tprojectId:', 9],
  ['a key that is indented too far', '  region: us-central1', '     region: us-central1', 11],
  ['a value in the place of a mapping', 'google:\n', 'google: here\n', 8],
])('refuses %s, with its line', (_, from, to, line) => {
  const problems = problemsOf(edited([from, to]));
  expect(problems.map((problem) => problem.line)).toContain(line);
  for (const problem of problems) {
    expect(problem).toMatchObject({ path: [], allowed: 'well-formed YAML', remedy: 'correct the syntax at this line' });
    expect(problem.value).toEqual(expect.any(String));
  }
});

test('refuses a key that is written twice, because one of the two would be lost', () => {
  expect(said(problemsOf('name: acme\ngoogle: {}\nname: other\n'))).toEqual([[3, 'Map keys must be unique']]);
  expect(said(problemsOf(edited(['  region: us-central1', '  region: us-east1\n  region: us-central1'])))).toEqual([
    [12, 'Map keys must be unique'],
  ]);
});

test('refuses a second document, because it would be passed over', () => {
  expect(said(problemsOf(`${EVERYTHING}---\nname: other\n`))).toEqual([
    [EVERYTHING.split('\n').length, expect.stringContaining('multiple documents')],
  ]);
});

test.each(['!secret', '!!python/object:os.system', '!include'])('refuses the tag %s', (tag) => {
  expect(said(problemsOf(edited(['name: full', `name: ${tag} full`])))).toEqual([
    [4, expect.stringContaining('Unresolved tag')],
  ]);
});

test('refuses an alias of a name that stands nowhere', () => {
  expect(said(problemsOf(edited(['name: full', 'name: *other'])))).toEqual([
    [undefined, expect.stringContaining('Unresolved alias')],
  ]);
});

test('refuses aliases that unfold to billions of values, and at once', () => {
  const lines = Array.from({ length: 30 }, (_, level) => `a${level + 1}: &a${level + 1} [*a${level}, *a${level}]`);
  expect(problemsOf(['a0: &a0 [x]', ...lines].join('\n'))).toEqual([
    expect.objectContaining({ allowed: 'well-formed YAML', value: expect.stringContaining('Excessive alias count') }),
  ]);
});

test.each(['name: &a [*a]', 'name: &a {b: {c: [*a]}}', 'x: &x {y: &y {x: *x, y: *y}}'])(
  'refuses a value that contains itself: %s',
  (yaml) => {
    const problems = problemsOf(yaml);
    expect(problems).toEqual([
      expect.objectContaining({
        allowed: 'well-formed YAML',
        value: 'An alias names a value that contains the alias',
      }),
    ]);
    expect(formatProblems('trizone.yaml', problems)).toContain('An alias names a value');
  },
);

test('refuses lists nested twenty thousand deep', () => {
  expect(problemsOf(`name: ${'['.repeat(20_000)}`)[0]).toMatchObject({ path: [], allowed: 'well-formed YAML' });
  expect(problemsOf(`name: ${'['.repeat(20_000)}${']'.repeat(20_000)}`)[0]).toMatchObject({ path: [] });
});
