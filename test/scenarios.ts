// The reference configuration, for tests to begin with and to change in one place.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, parseConfig } from '../lib/config';
import { type GkeCockroachDbScenario, gkeCockroachDbScenario } from '../lib/scenario';

/** The text of `reference.yaml`. */
export const DEFAULT_YAML = readFileSync(join(__dirname, 'reference.yaml'), 'utf8');

const parsed = parseConfig(DEFAULT_YAML);

/** The configuration of `reference.yaml`, changed. The change is not checked: it may also make it wrong. */
export function defaultConfig(change: (config: Config) => void = () => {}): Config {
  const config = structuredClone(parsed);
  change(config);
  return config;
}

/** The scenario of `reference.yaml`, decided after the change. */
export function defaultScenario(change?: (config: Config) => void): GkeCockroachDbScenario {
  return gkeCockroachDbScenario(defaultConfig(change));
}
