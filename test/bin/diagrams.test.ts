import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../lib/config';
import { DEFAULT_YAML } from '../scenarios';
import { writtenScenario } from '../written-scenario';

const ROOT = join(__dirname, '../..');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trizone-diagrams-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('draws the scenarios that are there, as the pictures that are kept', async () => {
  const [input, output] = [join(folder, 'dist'), join(folder, 'diagrams')];
  const written = await writtenScenario('gke-cockroachdb', parseConfig(DEFAULT_YAML));
  cpSync(written.folder, join(input, 'gke-cockroachdb'), { recursive: true });
  const command = ['--import', 'tsx', 'bin/diagrams.ts', '--input', input, '--output', output];
  const { status, stdout } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: `${join(input, 'gke-cockroachdb')} -> ${join(output, 'ha_crdb')}.{svg,png}\n`,
  });
  expect(readdirSync(output)).toEqual(['ha_crdb.png', 'ha_crdb.svg']);
  for (const file of readdirSync(output))
    expect(readFileSync(join(output, file)).equals(readFileSync(join(ROOT, 'diagrams', file)))).toBe(true);
});
