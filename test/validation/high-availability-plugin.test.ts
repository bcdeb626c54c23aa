import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, type PolicyValidationPluginReport, Stack, Stage, Validations } from 'aws-cdk-lib';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { HighAvailabilityPlugin } from '../../lib/validation';

let outdir: string;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'trizone-plugin-'));
});

afterEach(() => {
  rmSync(outdir, { recursive: true, force: true });
});

const network = (scope: Construct, natGateways: number) =>
  new Vpc(scope, 'Vpc', {
    availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    natGateways,
    subnetConfiguration: [
      { name: 'public', subnetType: SubnetType.PUBLIC },
      { name: 'private', subnetType: SubnetType.PRIVATE_WITH_EGRESS },
    ],
  });

const ACCOUNT = { env: { account: '123456789012', region: 'eu-west-1' } };

/** What the plugin says of an app once it is synthesized. */
function reported(app: App): PolicyValidationPluginReport {
  const templatePaths = app.synth().stacksRecursively.map(({ templateFullPath }) => templateFullPath);
  return new HighAvailabilityPlugin().validate({ templatePaths, appConstruct: app });
}

const found = ({ violations }: PolicyValidationPluginReport) =>
  violations.map(({ ruleName, severity, violatingResources: [first] }) => [ruleName, severity, first?.constructPath]);

test('an app with a NAT gateway in each zone passes', () => {
  const app = new App({ outdir });
  network(new Stack(app, 'Network', ACCOUNT), 3);
  expect(reported(app)).toEqual({ success: true, violations: [] });
});

test('an app with one NAT gateway for three zones fails, at the constructs, with zone, source and remedy', () => {
  const app = new App({ outdir });
  network(new Stack(app, 'Network', ACCOUNT), 1);
  const report = reported(app);
  expect(report.success).toBe(false);
  expect(found(report)).toEqual([
    ['HA-AWS-002', 'error', 'Network/Vpc/privateSubnet2/Subnet'],
    ['HA-AWS-002', 'error', 'Network/Vpc/privateSubnet3/Subnet'],
  ]);
  const [first] = report.violations;
  expect(first?.fix).toMatch(/NAT gateway/);
  expect(first?.ruleMetadata).toMatchObject({ source: expect.stringMatching(/^https:/) });
});

test('finds the same in a nested stack and in the stack of a stage', () => {
  const app = new App({ outdir });
  network(new NestedStack(new Stack(app, 'Outer', ACCOUNT), 'Inner'), 1);
  network(new Stack(new Stage(app, 'Production'), 'Network', ACCOUNT), 1);
  expect(found(reported(app)).map(([rule, , path]) => [rule, path])).toEqual([
    ['HA-AWS-002', 'Outer/Inner/Vpc/privateSubnet2/Subnet'],
    ['HA-AWS-002', 'Outer/Inner/Vpc/privateSubnet3/Subnet'],
    ['HA-AWS-002', 'Production/Network/Vpc/privateSubnet2/Subnet'],
    ['HA-AWS-002', 'Production/Network/Vpc/privateSubnet3/Subnet'],
  ]);
});

describe('an acknowledgement of the CDK', () => {
  const REASON = 'One NAT gateway is enough for a development account';

  it('accepts the finding for the construct that it was made on, and no other', () => {
    const app = new App({ outdir });
    const vpc = network(new Stack(app, 'Development', ACCOUNT), 1);
    network(new Stack(app, 'Production', ACCOUNT), 1);
    Validations.of(vpc).acknowledge({ id: 'HA-AWS-002', reason: REASON });
    const report = reported(app);
    expect(report.success).toBe(false);
    expect(found(report).map(([, , path]) => path)).toEqual([
      'Production/Vpc/privateSubnet2/Subnet',
      'Production/Vpc/privateSubnet3/Subnet',
    ]);
  });

  it.each([
    ['covers nothing', 'HA-AWS-011', REASON, ['HA-AWS-002', 'HA-AWS-002', 'HA-ACK-002']],
    ['gives no reason', 'HA-AWS-002', '', ['HA-ACK-001']],
  ])('that %s is an error', (_, id, reason, rules) => {
    const app = new App({ outdir });
    Validations.of(network(new Stack(app, 'Network', ACCOUNT), 1)).acknowledge({ id, reason });
    const report = reported(app);
    expect(report.success).toBe(false);
    expect(report.violations.map(({ ruleName }) => ruleName)).toEqual(rules);
  });
});

describe('registered with an app', () => {
  /** Synthesizes with the plugin, as `cdk synth` does. */
  function synthesized(natGateways: number) {
    const app = new App({ outdir });
    network(new Stack(app, 'Network', ACCOUNT), natGateways);
    Validations.of(app).addPlugins(new HighAvailabilityPlugin());
    const before = process.exitCode;
    const silent = jest.spyOn(console, 'error').mockReturnValue();
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      app.synth();
      return process.exitCode;
    } finally {
      process.exitCode = before;
      silent.mockRestore();
      write.mockRestore();
    }
  }

  it('fails the synth on an error, and the report names rule, construct and remedy', () => {
    expect(synthesized(1)).toBe(1);
    const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
    expect(report.pluginReports).toMatchObject([
      {
        pluginName: 'HighAvailability',
        conclusion: 'failure',
        violations: [
          {
            ruleName: 'HA-AWS-002',
            severity: 'error',
            violatingConstructs: [{ constructPath: 'Network/Vpc/privateSubnet2/Subnet' }],
          },
          { violatingConstructs: [{ constructPath: 'Network/Vpc/privateSubnet3/Subnet' }] },
        ],
      },
    ]);
  });

  it('lets the synth of an app without an error succeed', () => {
    expect(synthesized(3)).toBe(undefined);
  });
});
