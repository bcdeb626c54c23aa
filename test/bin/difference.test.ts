import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differenceProgram } from '../../bin/programs/difference';
import { runHere } from './run-here';
import { runProcess } from './run-process';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trizone-difference-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A checkout with one scenario, one file of manifests and one picture. */
function checkout(name: string, kind: string, picture: string): string {
  const directory = join(folder, name);
  mkdirSync(join(directory, 'dist', 'x'), { recursive: true });
  mkdirSync(join(directory, 'diagrams'));
  writeFileSync(
    join(directory, 'dist', 'x', 'a.yaml'),
    `apiVersion: v1\nkind: ${kind}\nmetadata: { name: a, namespace: b }\n`,
  );
  writeFileSync(join(directory, 'diagrams', 'x.svg'), picture);
  writeFileSync(join(directory, 'dist', 'report.html'), '<!doctype html>');
  return directory;
}

test('prints what two checkouts would deploy otherwise', () => {
  const { status, stdout } = runProcess('bin/difference.ts', [
    checkout('before', 'Secret', '<svg/>'),
    checkout('after', 'ConfigMap', '<svg id="2"/>'),
  ]);
  expect(status).toBe(0);
  expect(stdout).toContain('1 resource added, 1 removed, 0 changed');
  expect(stdout).toContain('- added `ConfigMap b/a`');
  expect(stdout).toContain('- changed `diagrams/x.svg`');
}, 60_000);

test('fails when a checkout is not synthesized, and says what to do', async () => {
  mkdirSync(join(folder, 'empty'));
  const { status, stdout, stderr } = await runHere(
    differenceProgram,
    join(folder, 'empty'),
    checkout('after', 'ConfigMap', ''),
  );
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('holds no scenario: run "npm ci && npm run synth"');
});

test('fails when not exactly two folders are named', async () => {
  for (const folders of [['.'], ['.', '.', '.']]) {
    const { status, stderr } = await runHere(differenceProgram, ...folders);
    expect(status).toBe(2);
    expect(stderr).toContain('usage: npm run difference');
  }
});
