// Test support: what the rules say of an output that is not ours.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { assessFolder } from '../../../bin/assess-folder';
import { type Assessment, assess, RULES } from '../../../lib/resilience';
import { readTopologies } from '../../../lib/topology';

/** Synthesizes an app as `cdk synth` does, and judges its cdk.out. */
export async function judgedApp(define: (app: App) => unknown): Promise<readonly Assessment[]> {
  const outdir = mkdtempSync(join(tmpdir(), 'trizone-foreign-'));
  try {
    const app = new App({ outdir, context: { 'aws:cdk:disable-asset-staging': true } });
    await define(app);
    app.synth();
    return assessFolder(outdir, 'foreign');
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Judges manifests in one file. */
export const judgedManifests = (text: string): readonly Assessment[] =>
  readTopologies('foreign', [{ path: 'all.yaml', text }]).map((topology) => assess(topology, RULES));

/** What is open and of weight: `HA-AWS-002 error`, each once, sorted. */
export function openOf(assessments: readonly Assessment[]): readonly string[] {
  const open = assessments
    .flatMap(({ findings }) => findings)
    .filter(({ severity, acknowledgement }) => severity !== 'info' && acknowledgement === undefined);
  return [
    ...new Set(open.map(({ rule, severity, judgement }) => `${rule.id} ${judgement.verdict} ${severity}`)),
  ].sort();
}
