import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseConfig, SCENARIO_IDS } from '../../lib/config';
import { type Check, type Preflight, preflightScript, type Question } from '../../lib/preflight';
import { shellWord } from '../../lib/preflight/script';
import { writtenScenario } from '../written-scenario';
import { linesByCheck, RecordedTools } from './recorded-tools';

const EVERYTHING = parseConfig(readFileSync(join(__dirname, '../../examples/everything.yaml'), 'utf8'));

const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0;
if (!hasShellcheck && process.env.CI) throw new Error('shellcheck must be there when CI is set: install it');

/** Checks and their judgements, a line each, that shellcheck has seen in another script already. */
const accepted = new Set<string>();

(hasShellcheck ? test : test.skip).each(SCENARIO_IDS)(
  'shellcheck accepts the script of %s, with no warning switched off',
  async (id) => {
    const { folder } = await writtenScenario(id, EVERYTHING);
    const [functions = '', checks = ''] = readFileSync(join(folder, 'preflight.sh'), 'utf8').split(
      '# what must hold\n',
    );
    const fresh = checks.split('\n').filter((line) => !accepted.has(line));
    for (const line of fresh) accepted.add(line);
    expect(fresh.length).toBeGreaterThan(2);
    expect(functions).not.toContain('shellcheck disable');
    const input = [functions, ...fresh, 'close'].join('\n');
    expect(spawnSync('shellcheck', ['-'], { encoding: 'utf8', input }).stdout).toBe('');
  },
  120_000,
);

const tools = new RecordedTools(['cloud']);
afterAll(() => tools.remove());

/** The lines of a script with one check. */
function judged(
  judgement: Check['judgement'],
  answers: Readonly<Record<string, string>>,
  read: Question['read'] = 'rows',
) {
  const preflight: Preflight = {
    title: 'A test',
    preparation: '',
    questions: Object.keys(answers).map((id) => ({ id, command: ['cloud', id], read })),
    checks: [{ id: 'it', what: 'it', remedy: 'mend it', judgement }],
  };
  const run = tools.run(preflightScript(preflight), (_, [id = '']) => ({ out: answers[id] ?? '' }));
  return linesByCheck(run).get('it');
}

test('a word is read by the shell as it was written', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => !text.includes('\0'));
  fc.assert(
    // many words to a shell: its start takes longer than its reading
    fc.property(fc.array(word, { minLength: 40, maxLength: 60 }), (texts) => {
      const command = `printf '%s\\0' ${texts.map(shellWord).join(' ')}`;
      const { stdout } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
      expect(stdout.split('\0').slice(0, -1)).toEqual(texts);
    }),
    { numRuns: 3 },
  );
});

test.each([
  ['10.20.0.0/16', 'NO'],
  ['10.16.0.0/30', 'NO'],
  ['10.0.0.0/8', 'NO'],
  ['0.0.0.0/0', 'NO'],
  ['10.31.255.255/32', 'NO'],
  ['10.32.0.0/16', 'OK'],
  ['10.15.255.0/24', 'OK'],
  // nobody can tell
  ['None', '??'],
  ['10.32.0.0', '??'],
  ['10.32.0.256/16', '??'],
  ['2001:db8::/32', '??'],
])('the range %s beside 10.16.0.0/12 is %s', (other, word) => {
  const answer = judged({ is: 'apart', answer: 'ranges', ranges: ['10.16.0.0/12'] }, { ranges: `vpc-1\t${other}\n` });
  expect(answer?.split(' ')[0]).toBe(word);
});

test('a range that overlaps is told before one that is none', () => {
  const ranges = 'vpc-1\tNone\nvpc-2\t10.20.0.0/16\n';
  expect(judged({ is: 'apart', answer: 'ranges', ranges: ['10.16.0.0/12'] }, { ranges })).toBe(
    'NO  it: it: 10.16.0.0/12 with 10.20.0.0/16 of vpc-2; mend it',
  );
});

test('ranges in the upper half of the addresses are told apart', () => {
  const apart = (other: string) =>
    judged({ is: 'apart', answer: 'ranges', ranges: ['192.168.0.0/16'] }, { ranges: `vpc-1\t${other}\n` })?.split(
      ' ',
    )[0];
  expect(['192.0.2.0/24', '192.168.7.0/24', '255.255.255.255/32'].map(apart)).toEqual(['OK', 'NO', 'OK']);
});

test.each([
  ['v1.35.0-eksbuild.2', '1.35', 'OK'],
  ['1.155.0', '1.155.0', 'OK'],
  ['1.99.12', '1.155.0', 'NO'],
  ['2.0.0', '1.155.0', 'OK'],
  ['1.154.99', '1.155.0', 'NO'],
  ['six', '6', 'NO'],
  ['', '6', 'NO'],
])('the version %s where %s is the least is %s', (found, version, word) => {
  expect(judged({ is: 'recent', answer: 'version', version }, { version: `${found}\n` })?.split(' ')[0]).toBe(word);
});

test.each([
  ['5.0', 'a b\n', 3, 'OK'],
  ['5.0', 'a\tb\tc\n', 3, 'NO'],
  // two pages of an answer
  ['5', 'a b\nc\n', 2, 'OK'],
  ['5', 'None\n', 5, 'OK'],
  ['5', '', 5, '??'],
  ['None', 'a', 1, '??'],
  ['', 'a', 1, '??'],
  ['many', 'a', 1, '??'],
])('a limit of %s with %j in use and %d needed is %s', (limit, used, needed, word) => {
  const preflight: Preflight = {
    title: 'A test',
    preparation: '',
    questions: [
      { id: 'limit', command: ['cloud', 'limit'] },
      { id: 'used', command: ['cloud', 'used'], read: 'count' },
    ],
    checks: [
      { id: 'it', what: 'it', remedy: 'mend it', judgement: { is: 'room', needed, limit: 'limit', used: 'used' } },
    ],
  };
  const run = tools.run(preflightScript(preflight), (_, [id]) => ({ out: id === 'limit' ? limit : used }));
  expect(linesByCheck(run).get('it')?.split(' ')[0]).toBe(word);
});

test('what an answer holds is never run, and a reason stands on one line', () => {
  const preflight: Preflight = {
    title: 'A test',
    preparation: '',
    questions: [
      { id: 'odd', command: ['cloud', 'odd'] },
      { id: 'broken', command: ['cloud', 'broken'] },
    ],
    checks: [
      { id: 'odd', what: 'it', remedy: 'mend it', judgement: { is: 'empty', answer: 'odd' } },
      { id: 'broken', what: 'it', remedy: 'mend it', judgement: { is: 'empty', answer: 'broken' } },
    ],
  };
  const { lines, status } = tools.run(preflightScript(preflight), (_, [id]) =>
    id === 'odd' ? { out: '$(id)`id` %s \\n\n' } : { error: `\n\u001b[31m${'x'.repeat(400)}\nmore` },
  );
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^NO {2}odd: it: \$\(id\)/);
  expect(lines[1]).toMatch(/^\?\? {2}broken: it: could not be checked \(.{200}\); /);
  expect(status).toBe(1);
});

test('a tool that is not there is no answer', () => {
  const preflight: Preflight = {
    title: 'A test',
    preparation: '',
    questions: [{ id: 'it', command: ['no-such-tool-of-any-cloud'] }],
    checks: [{ id: 'it', what: 'it', remedy: 'mend it', judgement: { is: 'empty', answer: 'it' } }],
  };
  const { lines, status } = tools.run(preflightScript(preflight), () => ({}));
  expect(lines[0]).toContain('could not be checked (no-such-tool-of-any-cloud: command not found)');
  expect(status).toBe(1);
});
