// Test support: what the CDK makes of a scenario on AWS; made once in a run of the tests.
import type { AWS_SCENARIOS } from '../bin/aws-scenarios';
import type { SynthesizedEks } from '../bin/synthesize-eks';
import type { AwsConfig } from '../lib/config';
import { digest, slowlyOncePerRun } from './once-per-run';

export type AwsScenarioId = keyof typeof AWS_SCENARIOS;

async function synthesize(id: AwsScenarioId, config: AwsConfig): Promise<SynthesizedEks> {
  const { AWS_SCENARIOS } = await import('../bin/aws-scenarios.js');
  const { synthesizeEks } = await import('../bin/synthesize-eks.js');
  return synthesizeEks(AWS_SCENARIOS[id](config));
}

/** Synthesizes a scenario, unless this run of the tests has done so. */
export const synthesizedOnce = (id: AwsScenarioId, config: AwsConfig): Promise<SynthesizedEks> =>
  slowlyOncePerRun(`synthesized-${id}-${digest(config)}`, () => synthesize(id, config));
