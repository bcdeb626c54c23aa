import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

const ROOT = join(__dirname, '../..');
const CLI = join(ROOT, 'node_modules/cdk8s-cli/bin/cdk8s');

// each starts the CLI, which takes seconds where the machine is busy
jest.setTimeout(120_000);

/** An app of plain cdk8s: a Deployment of one replica behind a Service, and what is said of it. */
const app = (annotations: Readonly<Record<string, string>>) => `
const { App, ApiObject, Chart } = require('cdk8s');
const app = new App({ recordConstructMetadata: true });
const chart = new Chart(app, 'shop', { namespace: 'shop' });
const labels = { app: 'web' };
new ApiObject(chart, 'web', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', annotations: ${JSON.stringify(annotations)} },
  spec: {
    replicas: 1,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'nginx:1.29' }] } },
  },
});
app.synth();
`;

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'trizone-cdk8s-'));
  mkdirSync(join(directory, 'home'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** Runs the CLI of cdk8s as a stranger would. */
function synth(annotations: Readonly<Record<string, string>> = {}) {
  writeFileSync(join(directory, 'app.cjs'), app(annotations));
  const validation = {
    package: join(ROOT, 'bin/validation.cjs'),
    version: '0.1.0',
    class: 'HighAvailabilityValidation',
  };
  const config = { language: 'typescript', app: 'node app.cjs', output: 'dist', validations: [validation] };
  writeFileSync(join(directory, 'cdk8s.yaml'), stringify(config));
  const env = { ...process.env, NODE_PATH: join(ROOT, 'node_modules'), HOME: join(directory, 'home') };
  const reports = ['--validation-reports-output-file', 'reports.json'];
  const { status } = spawnSync(process.execPath, [CLI, 'synth', '--check-upgrade=false', ...reports], {
    cwd: directory,
    env,
    encoding: 'utf8',
  });
  const written = JSON.parse(readFileSync(join(directory, 'reports.json'), 'utf8'));
  return { status, report: written.reports[0] };
}

const rulesOf = ({ violations }: { readonly violations: readonly { readonly ruleName: string }[] }) =>
  violations.map(({ ruleName }) => ruleName);

test('cdk8s synth fails on an error that is accepted without a reason, and says rule, construct, manifest and remedy', () => {
  const { status, report } = synth({ 'resilience.trizone.dev/acknowledge-HA-K8S-001': '' });
  expect(status).toBe(2);
  expect(report.summary.status).toBe('failure');
  expect(report.violations).toContainEqual({
    ruleName: 'HA-K8S-001',
    recommendation: expect.stringMatching(/^error, Deployment shop\/web: .*1.*; expected .*/),
    fix: expect.stringMatching(/replicas/),
    violatingConstructs: [
      {
        resourceName: 'web',
        constructPath: 'shop/web',
        manifestPath: expect.stringMatching(/dist\/shop\.k8s\.yaml$/),
        locations: [expect.stringMatching(/replicas/)],
      },
    ],
  });
  expect(rulesOf(report)).toContain('HA-ACK-001');
});

test('an annotation with a reason accepts a finding', () => {
  const reason = 'A page that may be away for minutes';
  const { report } = synth({ 'resilience.trizone.dev/acknowledge-HA-K8S-001': reason });
  expect(rulesOf(report).length).toBeGreaterThan(0);
  expect(rulesOf(report)).not.toContain('HA-K8S-001');
});
