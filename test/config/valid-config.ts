// Test support: the configuration that an arbitrary input becomes. To write it as text and to read that takes most of the
// time, and round-trip.test.ts shows that nothing is changed by it.
import { type AwsConfig, type Config, formatProblems, type GoogleConfig, hasAws, hasGoogle } from '../../lib/config';
import { checkConfig } from '../../lib/config/check';
import type { ConfigInput } from './arbitrary-field';

function validConfig(input: ConfigInput): Config {
  const { config, problems } = checkConfig(input);
  if (!config) throw new Error(formatProblems('the input', problems));
  return config;
}

/** The configuration of a valid input with a section aws. */
export function validAwsConfig(input: ConfigInput): AwsConfig {
  const config = validConfig(input);
  if (!hasAws(config)) throw new Error('the input must have a section aws');
  return config;
}

/** The configuration of a valid input with a section google. */
export function validGoogleConfig(input: ConfigInput): GoogleConfig {
  const config = validConfig(input);
  if (!hasGoogle(config)) throw new Error('the input must have a section google');
  return config;
}
