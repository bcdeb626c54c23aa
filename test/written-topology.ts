// Test support: a scenario written into a folder as `npm run synth` does it, and read back as the rules see it.
import { readFolder } from '../bin/read-folder';
import type { Config, ScenarioId } from '../lib/config';
import { readTopologies, type Topology } from '../lib/topology';
import { writtenScenario } from './written-scenario';

/** What the files of a scenario are read back to. */
export async function writtenTopology(id: ScenarioId, config: Config): Promise<Topology> {
  const { folder } = await writtenScenario(id, config);
  const [topology] = readTopologies(id, readFolder(folder));
  if (topology === undefined) throw new Error(`${id} must give a topology`);
  return topology;
}
