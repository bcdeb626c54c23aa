// The reference configuration, for tests to begin with and to change in one place.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AwsConfig, type GoogleConfig, hasAws, hasGoogle, parseConfig } from '../lib/config';
import {
  type EksAuroraScenario,
  type EksCockroachDbScenario,
  type EksPostgresScenario,
  eksAuroraScenario,
  eksCockroachDbScenario,
  eksPostgresScenario,
  type GkeCockroachDbScenario,
  gkeCockroachDbScenario,
} from '../lib/scenario';
import { oncePerRun } from './once-per-run';

/** The text of `reference.yaml`. */
export const DEFAULT_YAML = readFileSync(join(__dirname, 'reference.yaml'), 'utf8');

// half of the suites ask for it
const parsed = oncePerRun('reference-config', () => parseConfig(DEFAULT_YAML));
if (!hasGoogle(parsed) || !hasAws(parsed)) throw new Error('reference.yaml must have the sections google and aws');
const REFERENCE: GoogleConfig & AwsConfig = parsed;

/** The configuration of `reference.yaml`, which has both clouds, changed. The change is not checked: it may also make it wrong. */
export function defaultConfig(change: (config: GoogleConfig & AwsConfig) => void = () => {}): GoogleConfig & AwsConfig {
  const config = structuredClone(REFERENCE);
  change(config);
  return config;
}

/** The scenario of `reference.yaml` on Google Cloud, decided after the change. */
export function defaultScenario(change?: (config: GoogleConfig) => void): GkeCockroachDbScenario {
  return gkeCockroachDbScenario(defaultConfig(change));
}

/** The scenario of `reference.yaml` on AWS with PostgreSQL, decided after the change. */
export function defaultPostgresScenario(change?: (config: AwsConfig) => void): EksPostgresScenario {
  return eksPostgresScenario(defaultConfig(change));
}

/** The scenario of `reference.yaml` on AWS with CockroachDB, decided after the change. */
export function defaultEksCockroachDbScenario(change?: (config: AwsConfig) => void): EksCockroachDbScenario {
  return eksCockroachDbScenario(defaultConfig(change));
}

/** The scenario of `reference.yaml` on AWS with Aurora, decided after the change. */
export function defaultAwsScenario(change?: (config: AwsConfig) => void): EksAuroraScenario {
  return eksAuroraScenario(defaultConfig(change));
}
