// Test support: what `npm run synth` writes of a configuration. It is written once in a run of the tests, by the first suite
// that asks for it; the others need not even load the CDK.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, hasAws, type ScenarioId } from '../lib/config';
import { digest, runFolder, slowlyOncePerRun } from './once-per-run';
import { synthesizedOnce } from './synthesized-once';

/** A scenario that was written. Its folder is for reading: other suites read it too. */
export interface WrittenScenario {
  readonly folder: string;
  /** Resources and Kubernetes objects. */
  readonly objects: number;
}

async function write(id: ScenarioId, config: Config): Promise<WrittenScenario> {
  const { writeScenario } = await import('../bin/write-scenario.js');
  const folder = mkdtempSync(join(runFolder(), `${id}-`));
  const { objects } = await writeScenario(id, config, folder, () => {
    if (id === 'gke-cockroachdb' || !hasAws(config)) throw new Error(`${id} is not on AWS`);
    return synthesizedOnce(id, config);
  });
  return { folder, objects };
}

/** Writes a scenario of a configuration, unless this run of the tests has written it already. */
export const writtenScenario = (id: ScenarioId, config: Config): Promise<WrittenScenario> =>
  slowlyOncePerRun(`written-${id}-${digest(config)}`, () => write(id, config));
