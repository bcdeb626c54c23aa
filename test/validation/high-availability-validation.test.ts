import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

const ROOT = join(__dirname, '../..');
const CLI = join(ROOT, 'node_modules/cdk8s-cli/bin/cdk8s');

// each starts the CLI, which takes seconds where the machine is busy
jest.setTimeout(120_000);

/** An app of plain cdk8s: Deployments of one replica, and what is said of them. */
const APP = `
const { App, ApiObject, Chart } = require('cdk8s');
const app = new App({ recordConstructMetadata: true });
const chart = new Chart(app, 'shop', { namespace: 'shop' });
const deployment = (name, reason) => new ApiObject(chart, name, {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, annotations: { 'resilience.trizone.dev/acknowledge-HA-K8S-001': reason } },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec: { containers: [{ name, image: 'nginx:1.29' }] } },
  },
});
deployment('web', '');
deployment('preview', 'A page that may be away for minutes');
app.synth();
`;

let directory: string;
let synthesized: ReturnType<typeof synth>;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'trizone-cdk8s-'));
  mkdirSync(join(directory, 'home'));
  synthesized = synth();
});

afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** Runs the CLI of cdk8s as a stranger would. */
function synth() {
  writeFileSync(join(directory, 'app.cjs'), APP);
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

interface Violation {
  readonly ruleName: string;
  readonly violatingConstructs: readonly { readonly constructPath: string }[];
}

/** The rules that a construct violates. */
const rulesOf = (path: string): readonly string[] =>
  synthesized.report.violations
    .filter(({ violatingConstructs }: Violation) =>
      violatingConstructs.some(({ constructPath }) => constructPath === path),
    )
    .map(({ ruleName }: Violation) => ruleName);

test('cdk8s synth fails on an error that is accepted without a reason, and says rule, construct, manifest and remedy', () => {
  const { status, report } = synthesized;
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
  expect(rulesOf('shop/web')).toContain('HA-ACK-001');
});

test('an annotation with a reason accepts a finding', () => {
  expect(rulesOf('shop/preview').length).toBeGreaterThan(0);
  expect(rulesOf('shop/preview')).not.toContain('HA-K8S-001');
});
