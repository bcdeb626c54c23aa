import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { swapIn } from '../../bin/swap-in';

let output: string;

beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), 'trizone-swap-'));
});

afterEach(() => {
  rmSync(output, { recursive: true, force: true });
});

const fill = (text: string) => async (incoming: string) => {
  mkdirSync(join(incoming, 'scenario'));
  writeFileSync(join(incoming, 'scenario', 'file'), text);
};

const content = () => readFileSync(join(output, 'scenario', 'file'), 'utf8');

test('puts new output in place and leaves no temporary folder', async () => {
  await swapIn(output, ['scenario'], fill('new'));
  expect(content()).toBe('new');
  expect(readdirSync(output)).toEqual(['scenario']);
});

test('replaces earlier output whole', async () => {
  await swapIn(output, ['scenario'], fill('old'));
  writeFileSync(join(output, 'scenario', 'stale'), '');
  await swapIn(output, ['scenario'], fill('new'));
  expect(content()).toBe('new');
  expect(readdirSync(join(output, 'scenario'))).toEqual(['file']);
});

test('keeps earlier output, and nothing else, when writing fails', async () => {
  await swapIn(output, ['scenario'], fill('old'));
  const failing = swapIn(output, ['scenario'], async (incoming) => {
    await fill('half')(incoming);
    throw new Error('disk full');
  });
  await expect(failing).rejects.toThrow('disk full');
  expect(content()).toBe('old');
  expect(readdirSync(output)).toEqual(['scenario']);
});

test('leaves other folders of the output alone', async () => {
  mkdirSync(join(output, 'mine'));
  await swapIn(output, ['scenario'], fill('new'));
  expect(readdirSync(output)).toEqual(['mine', 'scenario']);
});
