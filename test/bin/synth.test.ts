import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArguments, USAGE } from '../../bin/arguments';
import { loadConfig } from '../../bin/load-config';
import { synth } from '../../bin/programs/synth';
import { ConfigError, formatProblems, parseConfig } from '../../lib/config';
import { DEFAULT_YAML } from '../scenarios';
import { writtenScenario } from '../written-scenario';
import { type Ran, runHere } from './run-here';
import { runProcess } from './run-process';

// some start a process, which takes seconds where the machine is busy
jest.setTimeout(120_000);

/** A module that says at the end of the process whether it has loaded the CDK, which takes seconds. */
const TELLS_OF_THE_CDK = `data:text/javascript,${encodeURIComponent(`
  import { createRequire } from 'node:module';
  process.on('exit', () => {
    const loaded = Object.keys(createRequire('/').cache).some((file) => file.includes('/aws-cdk-lib/'));
    process.stdout.write(loaded ? 'with the CDK' : 'without the CDK');
  });`)}`;

const REFERENCE = join(__dirname, '../reference.yaml');
let directory: string;
/** What a process told of one scenario, and then a run of another one, beside a third of an earlier run. */
let told: { readonly google: ReturnType<typeof runProcess>; readonly aws: Ran };

const words = (...more: readonly string[]) => ['--config', REFERENCE, '--output', join(directory, 'dist'), ...more];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'trizone-synth-'));
  const { folder } = await writtenScenario('eks-cockroachdb', parseConfig(DEFAULT_YAML));
  cpSync(folder, join(directory, 'dist/eks-cockroachdb'), { recursive: true });
  const google = runProcess('bin/synth.ts', words('gke-cockroachdb'));
  told = { google, aws: await runHere(synth, ...words('eks-postgres')) };
});

afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** The reference configuration with one text replaced by another. */
function changedConfig(from: string, to: string): string {
  const file = join(directory, 'config.yaml');
  writeFileSync(file, readFileSync(REFERENCE, 'utf8').replace(from, to));
  return file;
}

test('writes the scenarios and closes with a table of what it wrote and what to do next', () => {
  const { status, stdout, stderr } = told.google;
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/scenario +│ objects +│ findings +│ where +│ next/);
  expect(stdout).toMatch(
    /gke-cockroachdb │ \d+ +│ 0 errors, 0 warnings, 4 accepted +│ .*dist\/gke-cockroachdb │ less .*dist\/gke-cockroachdb\/DEPLOY.md/,
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
  expect(runProcess('bin/gke.ts', [], { TRIZONE_CONFIG: REFERENCE, CDK8S_OUTDIR: output }).status).toBe(0);
  expect(spawnSync('diff', ['-r', output, join(directory, 'dist/gke-cockroachdb')]).status).toBe(0);
});

test('writes templates, manifests for reading, a guide, the security findings and a report about all that is there', () => {
  const { status, stdout, stderr } = told.aws;
  expect([status, stderr]).toEqual([0, '']);
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
  const options = words('--config', config, 'gke-cockroachdb', 'eks-aurora');
  const { status, stdout, stderr } = runProcess('bin/synth.ts', options, {
    NODE_OPTIONS: `--import ${TELLS_OF_THE_CDK}`,
  });
  expect([status, stdout]).toEqual([1, 'without the CDK']);
  expect(stderr).toContain('has 2 problems; nothing was written.');
  expect(stderr).toContain('google.zones[2]');
  expect(stderr).toContain('google.zone  (line');
  expect(existsSync(join(directory, 'dist/eks-aurora'))).toBe(false);
  expect(readFileSync(join(directory, 'dist/gke-cockroachdb/scenario.json'), 'utf8')).toBe(before);
});

test('shows its usage and exits with 1 when it does not understand', async () => {
  const { status, stdout, stderr } = await runHere(synth, ...words('--nonsense'));
  expect([status, stdout]).toEqual([1, '']);
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
