import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { refuseOversize, stackTemplates, WITHOUT_RESOURCE_LIMIT } from '../../bin/template-sizes';
import { ConfigError, serviceStacksOf } from '../../lib/config';
import { defaultConfig } from '../scenarios';

/** The reference with so many services. @default - its own two */
const withServices = (count?: number) =>
  defaultConfig((config) => {
    const [service] = config.services;
    if (!service || count === undefined) return;
    config.services = Array.from({ length: count }, (_, index) => ({ ...service, name: `service-${index}` }));
  });

/** What is said of a stack with so many resources of so many bytes each. */
function refusal(stackName: string, resources: number, bytes = 10, services?: number): unknown {
  const outdir = mkdtempSync(join(tmpdir(), 'trizone-sizes-'));
  try {
    const app = new App({ outdir, context: { ...WITHOUT_RESOURCE_LIMIT, 'aws:cdk:disable-metadata': true } });
    const stack = new Stack(app, stackName);
    for (let index = 0; index < resources; index++) {
      new CfnResource(stack, `R${index}`, { type: 'Test::One::Resource', properties: { Text: 'x'.repeat(bytes) } });
    }
    refuseOversize(withServices(services), stackTemplates(app.synth()));
    return undefined;
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

test('500 resources pass', () => {
  expect(refusal('acme-aurora-services-1', 500)).toBeUndefined();
});

test('fails when a stack of services has 501 resources: a mistake of the configuration, with its remedy', () => {
  expect(refusal('acme-aurora-services-1', 501)).toEqual([
    {
      path: ['aws', 'serviceStacks'],
      value: 1,
      allowed: expect.stringMatching(
        /at most 500 resources and 1000000 bytes; acme-aurora-services-1 has 501 and \d+$/,
      ),
      remedy: expect.stringContaining('More stacks of services'),
    },
  ]);
});

test('fails when a template is larger than CloudFormation takes', () => {
  expect(refusal('acme-aurora-services-1', 40, 30_000)).toMatchObject([{ path: ['aws', 'serviceStacks'] }]);
});

test('says how many stacks are enough: none holds more services than fit, by the size of those that do not', () => {
  // 60 services in one stack have 1,200 resources: a template holds 25 such services
  const [{ remedy }] = refusal('acme-aurora-services-1', 1200, 10, 60) as [{ remedy: string }];
  const [, count] = /^set it to (\d+),/.exec(remedy) ?? [];
  const largest = (stacks: number) =>
    Math.max(...serviceStacksOf(withServices(60).services, stacks).map(({ length }) => length));
  expect(largest(Number(count))).toBeLessThanOrEqual(25);
  expect(largest(Number(count) - 1)).toBeGreaterThan(25);
});

test('says so when no number of stacks is enough', () => {
  expect(refusal('acme-aurora-services-1', 40, 30_000, 1)).toMatchObject([
    { remedy: expect.stringContaining('more stacks do not make') },
  ]);
});

test('fails when the platform is too large, which no number of stacks mends', () => {
  expect(refusal('acme-postgres-platform', 501)).toMatchObject([{ path: ['services'], value: '2 services' }]);
});
