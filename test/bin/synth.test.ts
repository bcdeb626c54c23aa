import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const REFERENCE = join(__dirname, '../reference.yaml');
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'trizone-synth-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function synth(...options: readonly string[]) {
  const command = [
    '--import',
    'tsx',
    'bin/synth.ts',
    '--config',
    REFERENCE,
    '--output',
    join(directory, 'dist'),
    ...options,
  ];
  return spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
}

/** The reference configuration with one text replaced by another. */
function changedConfig(from: string, to: string): string {
  const file = join(directory, 'config.yaml');
  writeFileSync(file, readFileSync(REFERENCE, 'utf8').replace(from, to));
  return file;
}

test('writes the scenario and closes with a table of what it wrote and what to do next', () => {
  const { status, stdout } = synth('gke-cockroachdb');
  expect(status).toBe(0);
  expect(stdout).toMatch(/scenario +│ objects +│ where +│ next/);
  expect(stdout).toMatch(/gke-cockroachdb │ \d+ +│ .*dist\/gke-cockroachdb │ cd .* && less DEPLOY.md/);
  const written = readdirSync(join(directory, 'dist', 'gke-cockroachdb'));
  expect(written).toEqual(['DEPLOY.md', 'management', 'operators', 'scenario.json', 'workload']);
});

test('reports every mistake, writes nothing and exits with 1 when the configuration is wrong', () => {
  const { status, stderr } = synth('--config', changedConfig('europe-west3-c]', 'europe-west4-c]\n  zone: x'));
  expect(status).toBe(1);
  expect(stderr).toContain('has 2 problems; nothing was written.');
  expect(stderr).toContain('google.zones[2]');
  expect(stderr).toContain('google.zone  (line');
  expect(existsSync(join(directory, 'dist'))).toBe(false);
});

test('keeps the earlier output when the configuration has become wrong', () => {
  synth();
  const before = readFileSync(join(directory, 'dist/gke-cockroachdb/scenario.json'), 'utf8');
  expect(synth('--config', changedConfig('name: acme', 'name: Acme')).status).toBe(1);
  expect(readFileSync(join(directory, 'dist/gke-cockroachdb/scenario.json'), 'utf8')).toBe(before);
});

test('names the file when it cannot be read', () => {
  const { status, stderr } = synth('--config', 'nowhere.yaml');
  expect(status).toBe(1);
  expect(stderr).toContain('nowhere.yaml has 1 problem; nothing was written.');
  expect(stderr).toContain('ENOENT');
});

test.each([[['gke-postgres']], [['--nonsense']]])('shows its usage for %j and exits with 1', (options) => {
  const { status, stderr } = synth(...options);
  expect(status).toBe(1);
  expect(stderr).toContain('usage: npm run synth');
});

test('writes the same through the cdk8s app', () => {
  const app = spawnSync(process.execPath, ['--import', 'tsx', 'bin/gke.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, TRIZONE_CONFIG: REFERENCE, CDK8S_OUTDIR: join(directory, 'cdk8s') },
  });
  expect(app.status).toBe(0);
  synth();
  const compared = spawnSync('diff', ['-r', join(directory, 'cdk8s'), join(directory, 'dist/gke-cockroachdb')]);
  expect(compared.status).toBe(0);
});
