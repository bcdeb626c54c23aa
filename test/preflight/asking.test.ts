import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Check, type Preflight, preflightScript, type Question } from '../../lib/preflight';

const folder = mkdtempSync(join(tmpdir(), 'trizone-asking-'));
const bin = join(folder, 'bin');
const answers = join(folder, 'answers');
const log = join(folder, 'log');
mkdirSync(bin);
mkdirSync(answers);
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => writeFileSync(log, ''));

// answers, refuses, tells who is at work, or never ends and has a process that does not either
writeFileSync(
  join(bin, 'cloud'),
  `#!/bin/sh
case $1 in
  say) shift; printf '%s\\n' "$@" ;;
  zero) printf 'a\\0b\\n' ;;
  refuse) echo denied >&2; exit 1 ;;
  work) echo begin >>${log}; sleep 0.05; echo end >>${log}; echo None ;;
  nothing) ;;
  hang) sleep 300 & echo $$ $! >>${log}; wait ;;
esac
`,
  { mode: 0o755 },
);

const empty = (answer: string): Check => ({
  id: answer,
  what: 'it',
  remedy: 'mend it',
  judgement: { is: 'empty', answer },
});

const preflight = (questions: readonly Question[], checks: readonly Check[], patience = 60, each = 60): Preflight => ({
  title: 'A test',
  preparation: '',
  questions,
  checks,
  each,
  patience,
});

function start(
  script: Preflight,
  edit: (text: string) => string = (text) => text,
  { command = 'bash', options = [] as readonly string[], temporary = answers } = {},
) {
  const file = join(folder, 'preflight.sh');
  writeFileSync(file, edit(preflightScript(script)));
  const env = { PATH: `${bin}:/usr/bin:/bin`, TMPDIR: temporary };
  const child = spawn(command, [...options, file], { env, detached: true });
  const out: string[] = [];
  child.stdout.on('data', (text) => out.push(String(text)));
  child.stderr.on('data', (text) => out.push(String(text)));
  const ended = new Promise<{ lines: readonly string[]; status: number | null }>((resolve) =>
    child.on('close', (status) => resolve({ lines: out.join('').split('\n').filter(Boolean), status })),
  );
  const exited = new Promise((resolve) => child.on('exit', resolve));
  return { pid: child.pid ?? 0, exited, ended };
}

const logged = () => readFileSync(log, 'utf8').split('\n').filter(Boolean);

/** Those processes that run; one that is dead may wait for its parent. */
const running = (pids: readonly string[]) =>
  pids.filter((pid) => /^[^Z]/.test(spawnSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' }).stdout));

const hanging = (id: string): Question => ({ id, command: ['cloud', 'hang'] });

async function untilItHangs(): Promise<readonly string[]> {
  while (logged().length === 0) await sleep(20);
  return logged().flatMap((pids) => pids.split(' '));
}

test('each question is asked once, some at a time', async () => {
  const many = [...Array(30).keys()].map((index) => ({ id: `q${index}`, command: ['cloud', 'work'] }));
  const { lines, status } = await start(
    preflight(
      many,
      many.map(({ id }) => empty(id)),
    ),
  ).ended;
  expect(lines.at(-1)).toMatch(/^30 checks: 30 OK/);
  expect(status).toBe(0);
  expect(logged().filter((word) => word === 'begin')).toHaveLength(30);
  let atWork = 0;
  const most = Math.max(...logged().map((word) => (word === 'begin' ? ++atWork : --atWork)));
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(12);
});

test('a command answers several questions, each read in its own way', async () => {
  const rows = ['a\tone\ttwo', 'b\tx y', 'None', 'c\t1', 'a\tthree\tNone', 'c\tNone', 'c\t1', 'b\tNone', 'array'];
  const call: Question = {
    id: 'call',
    command: ['cloud', 'say', ...rows],
    read: { a: 'rows', b: 'words', c: 'count', nothing: 'words' },
  };
  const { lines } = await start(preflight([call], ['a', 'b', 'c', 'nothing'].map(empty))).ended;
  expect(lines.slice(0, -1)).toEqual([
    'NO  a: it: one two, three None; mend it',
    'NO  b: it: x, y; mend it',
    'NO  c: it: 2; mend it',
    'OK  nothing: it',
  ]);
});

test('a call that is refused leaves each of its questions without an answer, and says why', async () => {
  const call: Question = { id: 'call', command: ['cloud', 'refuse'], read: { a: 'rows', b: 'count' } };
  const { lines } = await start(preflight([call], ['a', 'b'].map(empty))).ended;
  const refused =
    'it: could not be checked (denied); allow the call, or check by hand, and when it does not hold: mend it';
  expect(lines.slice(0, -1)).toEqual([`??  a: ${refused}`, `??  b: ${refused}`]);
});

test('the script ends though a call hangs: that check alone could not be made, and nothing is left', async () => {
  const good = [...Array(20).keys()].map((index): Question => ({ id: `q${index}`, command: ['cloud', 'work'] }));
  const questions = [hanging('hangs'), ...good];
  const { lines, status } = await start(
    preflight(
      questions,
      questions.map(({ id }) => empty(id)),
      2,
    ),
  ).ended;
  expect(lines[0]).toContain('??  hangs: it: could not be checked (no answer within 2 seconds)');
  expect(lines.slice(1)).toEqual([
    ...good.map(({ id }) => `OK  ${id}: it`),
    '21 checks: 20 OK, 0 NO, 1 ?? (could not be checked), 0 -- (to do later)',
  ]);
  expect(status).toBe(1);
  const pids = logged()
    .filter((words) => words.includes(' '))
    .flatMap((words) => words.split(' '));
  expect(pids).toHaveLength(2);
  expect(running(pids)).toEqual([]);
  expect(readdirSync(answers)).toEqual([]);
});

test('a service that hangs in as many calls as there are workers holds no other question up', async () => {
  const all = [
    ...[...Array(11).keys()].map((index) => hanging(`h${index}`)),
    { id: 'good', command: ['cloud', 'work'] },
  ];
  const call: Question = { id: 'call', command: ['cloud', 'hang'], read: { one: 'rows' } };
  const checks = ['h0', 'h10', 'one', 'good'].map(empty);
  const { lines } = await start(preflight([call, ...all], checks, 60, 1)).ended;
  const late = 'could not be checked (no answer within 1 seconds)';
  expect(lines.slice(0, 4)).toEqual([
    expect.stringContaining(`??  h0: it: ${late}`),
    expect.stringContaining(`??  h10: it: ${late}`),
    expect.stringContaining(`??  one: it: ${late}`),
    'OK  good: it',
  ]);
  expect(running(logged().flatMap((words) => (words.includes(' ') ? words.split(' ') : [])))).toEqual([]);
});

test('a question that no worker came to says so', async () => {
  const many = [...Array(13).keys()].map((index) => hanging(`h${index}`));
  const { lines } = await start(preflight(many, [empty('h0'), empty('h12')], 1)).ended;
  expect(lines[0]).toContain('(no answer within 1 seconds)');
  expect(lines[1]).toContain('(not asked: the 1 seconds for all questions were over)');
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s leaves no folder and no process behind', async (signal) => {
  const { pid, ended } = start(preflight([hanging('a')], [empty('a')]));
  const pids = await untilItHangs();
  expect(readdirSync(answers)).toHaveLength(1);
  process.kill(-pid, signal);
  const { lines, status } = await ended;
  expect([lines, status]).toEqual([[], { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }[signal]]);
  expect(running(pids)).toEqual([]);
  expect(readdirSync(answers)).toEqual([]);
});

test('a question that is asked first and hangs is given up too, and holds no other up', async () => {
  const questions: readonly Question[] = [
    { ...hanging('first'), first: true },
    { id: 'other', command: ['cloud', 'work'] },
  ];
  const { lines } = await start(preflight(questions, [empty('first'), empty('other')], 1)).ended;
  expect(lines.slice(0, 2)).toEqual([
    expect.stringContaining('??  first: it: could not be checked (no answer within 1 seconds)'),
    'OK  other: it',
  ]);
  expect(running(logged().flatMap((words) => (words.includes(' ') ? words.split(' ') : [])))).toEqual([]);
});

test('SIGTERM ends the script while the question asked first hangs', async () => {
  const { pid, ended } = start(preflight([{ ...hanging('first'), first: true }], [empty('first')]));
  const pids = await untilItHangs();
  process.kill(pid, 'SIGTERM');
  expect(await ended).toEqual({ lines: [], status: 143 });
  expect(running(pids)).toEqual([]);
  expect(readdirSync(answers)).toEqual([]);
});

test('SIGTERM while the workers start leaves no folder and no process behind', async () => {
  // each worker is long at work before the next one starts
  const { pid, ended } = start(preflight([hanging('a'), hanging('b')], [empty('a')]), (text) =>
    text.replace('" 2>/dev/null &\n', '" 2>/dev/null &\n    sleep 0.2\n'),
  );
  const pids = await untilItHangs();
  process.kill(pid, 'SIGTERM');
  expect(await ended).toEqual({ lines: [], status: 143 });
  expect(running([...pids, ...logged().flatMap((words) => words.split(' '))])).toEqual([]);
  expect(readdirSync(answers)).toEqual([]);
});

test('fails when the script does not end what it started: the judges of this page see it', async () => {
  const { pid, exited } = start(preflight([hanging('a')], [empty('a')]), (text) =>
    text.replace('stop() {\n  end\n', 'stop() {\n  return\n'),
  );
  const pids = await untilItHangs();
  process.kill(-pid, 'SIGINT');
  await exited;
  expect(running(pids)).toEqual(pids);
  expect(readdirSync(answers)).toHaveLength(1);
  for (const left of pids) process.kill(Number(left), 'SIGKILL');
  for (const left of readdirSync(answers)) rmSync(join(answers, left), { recursive: true });
});

test('a question that may make somebody sign in is asked before all others, alone', async () => {
  const others = [...Array(5).keys()].map((index): Question => ({ id: `q${index}`, command: ['cloud', 'work'] }));
  const first: Question = { id: 'first', command: ['signs_in'], first: true };
  const { lines } = await start({
    ...preflight([...others, first], [empty('first')]),
    preparation: `signs_in() { echo signed-in >>${log}; echo None; }`,
  }).ended;
  expect(lines[0]).toBe('OK  first: it');
  expect(logged()[0]).toBe('signed-in');
});

test('a byte of zero in an answer is left out, and no warning is printed', async () => {
  const { lines } = await start(preflight([{ id: 'a', command: ['cloud', 'zero'] }], [empty('a')])).ended;
  expect(lines[0]).toBe('NO  a: it: ab; mend it');
  expect(lines).toHaveLength(2);
});

test.each(['sh', 'dash', 'bash --posix'])('%s runs the script as bash does', async (shell) => {
  const [command = '', ...options] = shell.split(' ');
  if (spawnSync(command, [...options, '-c', ':']).error) return;
  const run = start(preflight([{ id: 'a', command: ['cloud', 'say'] }], [empty('a')]), undefined, { command, options });
  expect((await run.ended).lines).toEqual(['OK  a: it', expect.stringMatching(/^1 checks: 1 OK/)]);
});

test('writes to /tmp when it may not write to TMPDIR, and says what to set when to neither', async () => {
  const script = preflight([{ id: 'a', command: ['cloud', 'say'] }], [empty('a')]);
  const temporary = join(folder, 'not-there');
  const { lines, status } = await start(script, undefined, { temporary }).ended;
  expect([lines[0], status]).toEqual(['OK  a: it', 0]);
  const nowhere = (text: string) => text.replace(' /tmp; do', ' /not/there; do');
  expect(await start(script, nowhere, { temporary }).ended).toEqual({
    lines: ['Nothing can be written to /tmp: set TMPDIR to a folder that you may write to.'],
    status: 1,
  });
});

test('a tool that does not heed SIGTERM is given up in time, and ended at last', async () => {
  const questions: readonly Question[] = [
    { id: 'deaf', command: ['deaf'] },
    { id: 'other', command: ['cloud', 'work'] },
  ];
  const preparation = `deaf() { sh -c 'trap "" TERM; echo $$ 0 >>${log}; exec sleep 300'; }`;
  const script = preflight(questions, [empty('deaf'), empty('other')], 60, 1);
  const { lines } = await start({ ...script, preparation }).ended;
  expect(lines.slice(0, 2)).toEqual([expect.stringContaining('(no answer within 1 seconds)'), 'OK  other: it']);
  const [pid = ''] = logged().flatMap((words) => (words.includes(' ') ? words.split(' ') : []));
  expect(pid).toMatch(/^\d+$/);
  expect(running([pid])).toEqual([]);
});

test('a refusal that says that nothing is there is an answer', async () => {
  const call: Question = { id: 'call', command: ['cloud', 'refuse'], none: 'den[i]ed' };
  expect((await start(preflight([call], [empty('call')])).ended).lines[0]).toBe('OK  call: it');
});

test('a row that begins with the name of no answer leaves the whole call without one', async () => {
  const command = ['cloud', 'say', 'a\tone', '<html>sign in</html>', 'array'];
  const call: Question = { id: 'call', command, read: { a: 'rows', b: 'words' } };
  const { lines } = await start(preflight([call], ['a', 'b'].map(empty))).ended;
  const odd = 'it: could not be checked (unexpected answer: <html>sign in</html>)';
  expect(lines.slice(0, 2)).toEqual([
    expect.stringContaining(`??  a: ${odd}`),
    expect.stringContaining(`??  b: ${odd}`),
  ]);
});

test.each([
  ['a list', ['array'], 'OK  a: it'],
  ['an object', ['object'], 'OK  a: it'],
  ['two pages', ['array', 'array'], 'OK  a: it'],
  ['no list', ['None', 'null'], '??  a: it: could not be checked (unexpected answer: null); '],
  ['the rows alone', ['b\tone'], '??  a: it: could not be checked (no end of the answer); '],
])('an answer that is empty is OK only when it says what it was: %s', async (_, rows, line) => {
  const call: Question = { id: 'call', command: ['cloud', 'say', ...rows], read: { a: 'words', b: 'words' } };
  const { lines } = await start(preflight([call], [empty('a')])).ended;
  expect(lines[0]?.slice(0, line.length)).toBe(line);
});

test('a command that prints nothing has not answered', async () => {
  const questions: readonly Question[] = [
    { id: 'one', command: ['cloud', 'nothing'], none: 'denied' },
    { id: 'call', command: ['cloud', 'nothing'], read: { a: 'rows' } },
  ];
  const { lines } = await start(preflight(questions, ['one', 'a'].map(empty))).ended;
  expect(lines.slice(0, 2)).toEqual([
    expect.stringContaining('??  one: it: could not be checked (it printed nothing); '),
    expect.stringContaining('??  a: it: could not be checked (it printed nothing); '),
  ]);
});

test('works in a folder whose name has blanks', async () => {
  const temporary = join(folder, 'with two blanks');
  mkdirSync(temporary);
  const { lines } = await start(preflight([{ id: 'a', command: ['cloud', 'say', 'x'] }], [empty('a')]), undefined, {
    temporary,
  }).ended;
  expect(lines[0]).toBe('NO  a: it: x; mend it');
  expect(readdirSync(temporary)).toEqual([]);
});
