import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { refuseOversize, WITHOUT_RESOURCE_LIMIT } from '../../bin/template-sizes';
import { ConfigError } from '../../lib/config';
import { defaultConfig } from '../scenarios';

/** What is said of a stack with so many resources of so many bytes each. */
function refusal(stackName: string, resources: number, bytes = 10): unknown {
  const outdir = mkdtempSync(join(tmpdir(), 'trizone-sizes-'));
  try {
    const app = new App({ outdir, context: { ...WITHOUT_RESOURCE_LIMIT, 'aws:cdk:disable-metadata': true } });
    const stack = new Stack(app, stackName);
    for (let index = 0; index < resources; index++) {
      new CfnResource(stack, `R${index}`, { type: 'Test::One::Resource', properties: { Text: 'x'.repeat(bytes) } });
    }
    refuseOversize(defaultConfig(), app.synth());
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

test('fails when the platform is too large, which no number of stacks mends', () => {
  expect(refusal('acme-postgres-platform', 501)).toMatchObject([{ path: ['services'], value: '2 services' }]);
});
