import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArguments, USAGE } from '../../bin/arguments';
import { loadConfig } from '../../bin/load-config';
import { ConfigError, formatProblems, parseConfig } from '../../lib/config';
import { DEFAULT_YAML } from '../scenarios';
import { writtenScenario } from '../written-scenario';

// each starts a process, which takes seconds where the machine is busy
jest.setTimeout(120_000);

const ROOT = join(__dirname, '../..');
const REFERENCE = join(__dirname, '../reference.yaml');
let directory: string;
/** What one run told of two scenarios, beside a third of an earlier run; the tests look at the folder that it wrote. */
let told: ReturnType<typeof synth>;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'trizone-synth-'));
  const { folder } = await writtenScenario('eks-cockroachdb', parseConfig(DEFAULT_YAML));
  cpSync(folder, join(directory, 'dist/eks-cockroachdb'), { recursive: true });
  told = synth('gke-cockroachdb', 'eks-postgres');
});

afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

function run(program: 'bin/synth.ts' | 'bin/gke.ts', options: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const command = ['--import', 'tsx', program, ...options];
  return spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...env } });
}

function synth(...options: readonly string[]) {
  return run('bin/synth.ts', ['--config', REFERENCE, '--output', join(directory, 'dist'), ...options]);
}

/** The reference configuration with one text replaced by another. */
function changedConfig(from: string, to: string): string {
  const file = join(directory, 'config.yaml');
  writeFileSync(file, readFileSync(REFERENCE, 'utf8').replace(from, to));
  return file;
}

test('writes the scenarios and closes with a table of what it wrote and what to do next', () => {
  const { status, stdout } = told;
  expect(status).toBe(0);
  expect(stdout).toMatch(/scenario +│ objects +│ findings +│ where +│ next/);
  expect(stdout).toMatch(
    /gke-cockroachdb │ \d+ +│ 0 errors, 0 warnings, 3 accepted +│ .*dist\/gke-cockroachdb │ less .*dist\/gke-cockroachdb\/DEPLOY.md/,
  );
  const written = readdirSync(join(directory, 'dist', 'gke-cockroachdb'));
  expect(written).toEqual([
    'DEPLOY.md',
    'management',
    'objects.txt',
    'operators',
    'preflight.sh',
    'prune.sh',
    'scenario.json',
    'workload',
  ]);
});

test('writes the same through the cdk8s app', () => {
  const output = join(directory, 'cdk8s');
  expect(run('bin/gke.ts', [], { TRIZONE_CONFIG: REFERENCE, CDK8S_OUTDIR: output }).status).toBe(0);
  expect(spawnSync('diff', ['-r', output, join(directory, 'dist/gke-cockroachdb')]).status).toBe(0);
});

test('writes templates, manifests for reading, a guide, the security findings and a report about all that is there', () => {
  const { stdout } = told;
  const folder = join(directory, 'dist', 'eks-postgres');
  expect(readdirSync(folder)).toEqual([
    'DEPLOY.md',
    'manifests',
    'preflight.sh',
    'scenario.json',
    'security.json',
    'templates',
  ]);
  expect(readdirSync(join(folder, 'templates'))).toEqual(
    ['network', 'platform', 'services-1'].map((stack) => `acme-postgres-${stack}.template.json`),
  );
  const file = join(directory, 'dist', 'report.html');
  expect(stdout).toContain(`report: ${file}`);
  const page = readFileSync(file, 'utf8');
  for (const title of ['GKE + CockroachDB', 'EKS + PostgreSQL', 'EKS + CockroachDB', 'cdk-nag: AwsSolutions'])
    expect(page).toContain(title);
});

test('reports every mistake, exits with 1, writes nothing and keeps the earlier output when the configuration is wrong', () => {
  const before = readFileSync(join(directory, 'dist/gke-cockroachdb/scenario.json'), 'utf8');
  const config = changedConfig('europe-west3-c]', 'europe-west4-c]\n  zone: x');
  const { status, stderr } = synth('--config', config, 'gke-cockroachdb', 'eks-aurora');
  expect(status).toBe(1);
  expect(stderr).toContain('has 2 problems; nothing was written.');
  expect(stderr).toContain('google.zones[2]');
  expect(stderr).toContain('google.zone  (line');
  expect(existsSync(join(directory, 'dist/eks-aurora'))).toBe(false);
  expect(readFileSync(join(directory, 'dist/gke-cockroachdb/scenario.json'), 'utf8')).toBe(before);
});

test('shows its usage and exits with 1 when it does not understand', () => {
  const { status, stderr } = synth('--nonsense');
  expect(status).toBe(1);
  expect(stderr).toContain(USAGE);
});

test.each([
  [['gke-postgres'], "'gke-postgres' is no scenario"],
  [['--nonsense'], "Unknown option '--nonsense'"],
])('fails when it does not understand %j', (options, message) => {
  expect(() => parseArguments(options)).toThrow(message);
});

test('names the file when it cannot be read', () => {
  const failure = (): ConfigError => {
    try {
      loadConfig('nowhere.yaml');
    } catch (error) {
      if (error instanceof ConfigError) return error;
    }
    throw new Error('nowhere.yaml must be refused');
  };
  const message = formatProblems('nowhere.yaml', failure().problems);
  expect(message).toContain('nowhere.yaml has 1 problem; nothing was written.');
  expect(message).toContain('ENOENT');
});
