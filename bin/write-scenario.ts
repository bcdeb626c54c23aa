import { type Config, ConfigError, hasAws, hasGoogle, type ScenarioId } from '../lib/config';
import { gkeCockroachDbOutput } from '../lib/gke-kcc';
import { eksAuroraScenario, gkeCockroachDbScenario } from '../lib/scenario';
import { writeEksAurora } from './write-eks-aurora';
import { writeGkeCockroachDb } from './write-gke-cockroachdb';

/** What was written of a scenario. */
export interface Written {
  readonly objects: number;
  /** What a person should know before they deploy. */
  readonly warnings: readonly string[];
}

function missing(section: 'google' | 'aws', id: ScenarioId): ConfigError {
  const allowed = `a section ${section}, because ${id} was asked for`;
  return new ConfigError([
    { path: [section], value: undefined, allowed, remedy: 'add the section, as trizone.yaml shows it' },
  ]);
}

/** Writes one scenario of the configuration into a folder. @throws ConfigError when its section is missing */
export async function writeScenario(id: ScenarioId, config: Config, directory: string): Promise<Written> {
  if (id === 'eks-aurora') {
    if (!hasAws(config)) throw missing('aws', id);
    const scenario = eksAuroraScenario(config);
    return { objects: await writeEksAurora(scenario, directory), warnings: scenario.warnings };
  }
  if (!hasGoogle(config)) throw missing('google', id);
  const scenario = gkeCockroachDbScenario(config);
  return { objects: writeGkeCockroachDb(gkeCockroachDbOutput(scenario), directory), warnings: scenario.warnings };
}
