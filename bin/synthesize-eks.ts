import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { Acknowledged } from '../lib/aws';
import type { AwsScenario } from './aws-scenarios';
import { featureFlags } from './feature-flags';
import { type StackTemplate, stackTemplates, WITHOUT_RESOURCE_LIMIT } from './template-sizes';

/** Assets stay where they are: only templates are written, and copying the assets would take longest. */
const WITHOUT_ASSETS = { 'aws:cdk:disable-asset-staging': true };

/** What the CDK makes of a scenario. */
export interface SynthesizedEks {
  /** What the security checks said. */
  readonly findings: Acknowledged;
  /** In the order of their deployment. */
  readonly stacks: readonly StackTemplate[];
  /** What the app would have to look up in an account. */
  readonly missing: unknown;
}

/** Synthesizes a scenario. Nothing of it is judged yet, and nothing stays on the disk. */
export async function synthesizeEks({ define }: Pick<AwsScenario, 'define'>): Promise<SynthesizedEks> {
  const outdir = mkdtempSync(join(tmpdir(), 'trizone-cdk-'));
  try {
    const app = new App({ outdir, context: { ...featureFlags(), ...WITHOUT_ASSETS, ...WITHOUT_RESOURCE_LIMIT } });
    const findings = await define(app);
    const assembly = app.synth();
    return { findings, stacks: stackTemplates(assembly), missing: assembly.manifest.missing };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
