import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArguments } from '../../../../rehearsal/drills/cockroachdb/arguments';
import { formatReport, resultsOf, SKIPPED } from '../../../../rehearsal/drills/cockroachdb/results';
import { SCENES } from '../../../../rehearsal/drills/cockroachdb/scenes/scenes';
import { findCockroach } from '../../../../rehearsal/drills/cockroachdb/tools';
import { MissingTool } from '../../../../rehearsal/toolchain/go';

test('without the program nothing passes, and the report says how much was skipped', () => {
  expect(formatReport(SKIPPED).split('\n').at(-1)).toBe(`0 passed, 0 failed, ${SCENES.length + 1} skipped`);
});

test('a claim that does not hold fails the run, and is told again at the end', () => {
  const outcomes = [
    { scene: 'rights', claim: 'the reader may not write', passed: false, seen: 'done' },
    { scene: 'start', claim: 'members start', passed: true, seen: '503' },
  ];
  const results = resultsOf('v26.2.7', { outcomes, machine: { cores: 2, loadAverage: 1 } });
  expect(results).toMatchObject({ numPassedTests: 1, numFailedTests: 1, numPendingTests: 0 });
  expect(formatReport(results)).toContain('NO rights: the reader may not write: done');
});

test('the variable leads to the program', () => {
  const program = join(mkdtempSync(join(tmpdir(), 'trizone-cockroach-')), 'cockroach-v26');
  writeFileSync(program, '', { mode: 0o755 });
  expect(findCockroach({ TRIZONE_COCKROACH: program })).toBe(program);
});

test('fails when the variable leads to nothing, rather than skip', () => {
  expect(() => findCockroach({ TRIZONE_COCKROACH: '/nonexistent/cockroach' })).toThrow(MissingTool);
});

test.each([
  ['--scenario', 'eks-postgres'],
  ['--scene', 'nothing'],
])('fails when %s is %s', (option, value) => {
  expect(() => parseArguments([option, value])).toThrow(/must be one of/);
});
