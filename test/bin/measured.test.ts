import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measured } from '../../bin/programs/measured';
import { runHere } from './run-here';
import { runProcess } from './run-process';

let folder: string;
let results: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trizone-measured-'));
  results = join(folder, 'results.json');
  writeFileSync(results, '{"kubernetes":"1.35.8"}');
  const day = new Date('2026-03-04T12:00:00Z');
  utimesSync(results, day, day);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const into = () => ['--measurements', join(folder, 'kept')];

test('keeps results with the day on which they were written and the commit', () => {
  const { status, stdout } = runProcess('bin/measured.ts', ['outage', results, 'abc1234', ...into()]);
  const kept = join(folder, 'kept', 'outage.json');
  expect({ status, stdout }).toEqual({ status: 0, stdout: `${results} -> ${kept}\n` });
  expect(JSON.parse(readFileSync(kept, 'utf8'))).toEqual({
    date: '2026-03-04',
    commit: 'abc1234',
    results: { kubernetes: '1.35.8' },
  });
}, 60_000);

test.each([[[]], [['outage']], [['weather', 'results.json']]])('fails when %j is asked for', async (words) => {
  const { status, stdout, stderr } = await runHere(measured, ...words, ...into());
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain('usage: npm run measured');
  expect(existsSync(join(folder, 'kept'))).toBe(false);
});
