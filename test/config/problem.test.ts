import { formatProblems, type Problem } from '../../lib/config';
import { formatPath } from '../../lib/config/problem';

const PROBLEM: Problem = { path: ['name'], value: 'x', allowed: 'a name', remedy: 'write one' };

test('problems are shown with place, value, allowed values and remedy', () => {
  const problems: readonly Problem[] = [
    {
      path: ['services', 1, 'image'],
      value: 'registry.example.com/web:latest',
      allowed: 'an image with a tag other than "latest"',
      remedy: 'pin the version',
      line: 27,
    },
    { path: ['google', 'projectId'], value: undefined, allowed: 'a project id', remedy: 'copy it' },
  ];
  expect(formatProblems('trizone.yaml', problems)).toBe(`trizone.yaml has 2 problems; nothing was written.

  services[1].image  (line 27)
    value    registry.example.com/web:latest
    allowed  an image with a tag other than "latest"
    remedy   pin the version

  google.projectId
    value    (missing)
    allowed  a project id
    remedy   copy it`);
});

test('one problem is not called problems', () => {
  expect(formatProblems('my.yaml', [PROBLEM]).split('\n')[0]).toBe('my.yaml has 1 problem; nothing was written.');
});

test.each<[string, Problem['path'], string]>([
  ['the whole file', [], '(the whole file)'],
  ['a key', ['name'], 'name'],
  ['nested keys', ['google', 'network', 'cidr'], 'google.network.cidr'],
  ['an entry', ['services', 0], 'services[0]'],
  ['a key of an entry', ['services', 12, 'env', 'LOG'], 'services[12].env.LOG'],
])('the path of %s reads as a person writes it', (_, path, text) => {
  expect(formatPath(path)).toBe(text);
});

test.each<[string, unknown, string]>([
  ['text as it is', 'hello', 'hello'],
  ['nothing as "(missing)"', undefined, '(missing)'],
  ['empty text in quotes', '', '""'],
  ['null', null, 'null'],
  ['a number', 7.5, '7.5'],
  ['a mapping on one line', { a: [1, { b: true }] }, '{"a":[1,{"b":true}]}'],
  ['text of two lines on one', 'a\nb', '"a\\nb"'],
  ['a colour code without colouring', '\u001b[31mred', '"\\u001b[31mred"'],
  ['120 characters in full', 'x'.repeat(120), 'x'.repeat(120)],
  ['more of them cut', 'x'.repeat(121), `${'x'.repeat(120)}...`],
])('a value is shown on one line: %s', (_, value, text) => {
  expect(formatProblems('f', [{ ...PROBLEM, value }]).split('\n')[3]).toBe(`    value    ${text}`);
});
