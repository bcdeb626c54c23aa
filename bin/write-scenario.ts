import { type Config, ConfigError, hasAws, hasGoogle, parseConfig, printConfig, type ScenarioId } from '../lib/config';
import { gkeCockroachDbOutput } from '../lib/gke-kcc';
import { gkeCockroachDbScenario } from '../lib/scenario';
import type { AwsScenario } from './aws-scenarios';
import type { SynthesizedEks } from './synthesize-eks';
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

/** Some rules ask which scenarios are listed: one that is asked for by its name alone has to keep them too. */
function refuseUnfit(id: ScenarioId, config: Config): void {
  if (!config.scenarios.includes(id)) parseConfig(printConfig({ ...config, scenarios: [...config.scenarios, id] }));
}

async function synthesizeHere(scenario: AwsScenario): Promise<SynthesizedEks> {
  const { synthesizeEks } = await import('./synthesize-eks.js');
  return synthesizeEks(scenario);
}

/**
 * Writes one scenario of the configuration into a folder.
 *
 * @param synthesize - gives what the CDK makes of the scenario. @default - it is made now
 * @throws ConfigError when its section is missing, or a value does not fit it
 */
export async function writeScenario(
  id: ScenarioId,
  config: Config,
  directory: string,
  synthesize = synthesizeHere,
): Promise<Written> {
  if (id === 'gke-cockroachdb') {
    if (!hasGoogle(config)) throw missing('google', id);
    const scenario = gkeCockroachDbScenario(config);
    return { objects: writeGkeCockroachDb(gkeCockroachDbOutput(scenario), directory), warnings: scenario.warnings };
  }
  if (!hasAws(config)) throw missing('aws', id);
  refuseUnfit(id, config);
  // the CDK takes two seconds to load: Google Cloud does not wait for it
  const { AWS_SCENARIOS } = await import('./aws-scenarios.js');
  const { writeEks } = await import('./write-eks.js');
  const decided = AWS_SCENARIOS[id](config);
  const objects = writeEks(config, decided, await synthesize(decided), directory);
  return { objects, warnings: decided.scenario.warnings };
}
