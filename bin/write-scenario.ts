import { type Config, ConfigError, hasAws, hasGoogle, type ScenarioId } from '../lib/config';
import { gkeCockroachDbOutput } from '../lib/gke-kcc';
import { gkeCockroachDbScenario } from '../lib/scenario';
import { AWS_SCENARIOS, isOnAws } from './aws-scenarios';
import { writeEks } from './write-eks';
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
  if (isOnAws(id)) {
    if (!hasAws(config)) throw missing('aws', id);
    const decided = AWS_SCENARIOS[id](config);
    return { objects: await writeEks(config, decided, directory), warnings: decided.scenario.warnings };
  }
  if (!hasGoogle(config)) throw missing('google', id);
  const scenario = gkeCockroachDbScenario(config);
  return { objects: writeGkeCockroachDb(gkeCockroachDbOutput(scenario), directory), warnings: scenario.warnings };
}
