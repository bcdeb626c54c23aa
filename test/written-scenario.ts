// Test support: what `npm run synth` writes of a configuration. It is written once in a run of the tests, by the first suite
// that asks for it; the others need not even load the CDK.
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config, ScenarioId } from '../lib/config';
import { digest, runFolder } from './once-per-run';

/** A scenario that was written. Its folder is for reading: other suites read it too. */
export interface WrittenScenario {
  readonly folder: string;
  /** Resources and Kubernetes objects. */
  readonly objects: number;
}

async function write(id: ScenarioId, config: Config, folder: string): Promise<void> {
  const { writeScenario } = await import('../bin/write-scenario.js');
  const incoming = mkdtempSync(`${folder}-`);
  const { objects } = await writeScenario(id, config, join(incoming, 'output'));
  writeFileSync(join(incoming, 'objects.json'), String(objects));
  try {
    renameSync(incoming, folder);
  } catch (error) {
    // another suite was first
    rmSync(incoming, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** Writes a scenario of a configuration, unless this run of the tests has written it already. */
export async function writtenScenario(id: ScenarioId, config: Config): Promise<WrittenScenario> {
  const folder = join(runFolder(), `${id}-${digest(config)}`);
  if (!existsSync(folder)) await write(id, config, folder);
  return { folder: join(folder, 'output'), objects: Number(readFileSync(join(folder, 'objects.json'), 'utf8')) };
}
