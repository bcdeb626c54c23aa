import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../../bin/programs/check';
import { runHere } from './run-here';
import { runProcess } from './run-process';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trizone-check-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const network = (zones: readonly string[]) => {
  const subnet = (zone: string) => ({
    Type: 'AWS::EC2::Subnet',
    Properties: { AvailabilityZone: zone, VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' },
  });
  return JSON.stringify({
    Resources: Object.fromEntries(zones.map((zone, index) => [`Subnet${index}`, subnet(zone)])),
  });
};

const write = (path: string, text: string) => writeFileSync(join(folder, path), text);

test('prints what is found and exits with 1 when an error is open', async () => {
  write('one-zone.template.json', network(['eu-west-1a']));
  const { status, stdout, stderr } = runProcess('bin/check.ts', [folder]);
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toContain('error HA-AWS-001 require-subnets-in-three-zones');
  expect(stdout).toMatch(/1 error, 0 warnings/);
  expect(await runHere(check, folder)).toEqual({ status, stdout, stderr });
}, 60_000);

test('exits with 0 when none is, and passes by packages, assets and what was decided', async () => {
  write('network.template.json', network(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']));
  write('scenario.json', '{ this is no JSON');
  for (const name of ['node_modules', 'asset.123']) {
    mkdirSync(join(folder, name));
    write(`${name}/broken.json`, '{ nor is this');
  }
  const { status, stdout } = await runHere(check, folder);
  expect(stdout).toContain('1 file, 3 resources');
  expect(status).toBe(0);
});

test.each([
  ['does not exist', 'nowhere', /does not exist: name a folder/],
  ['holds nothing to judge', '', /holds no template and no manifest/],
])('exits with 2 and says so when the folder %s', async (_, path, message) => {
  const { status, stdout, stderr } = await runHere(check, join(folder, path));
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

test.each([
  ['no folder', [], /no folder was named/],
  ['a format that does not exist', ['.', '--format', 'xml'], /'--format' must be one of terminal, json, sarif, junit/],
])('exits with 2 for %s', async (_, options, message) => {
  const { status, stdout, stderr } = await runHere(check, ...options);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

test('writes SARIF into a file', async () => {
  write('one-zone.template.json', network(['eu-west-1a']));
  const output = join(folder, 'findings.sarif');
  const { status, stdout } = await runHere(check, folder, '--format', 'sarif', '--output', output);
  expect([status, stdout]).toEqual([1, '']);
  expect(JSON.parse(readFileSync(output, 'utf8'))).toMatchObject({
    version: '2.1.0',
    runs: [{ results: [{ ruleId: 'HA-AWS-001', level: 'error' }] }],
  });
});
