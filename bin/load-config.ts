import { readFileSync } from 'node:fs';
import { type Config, ConfigError, parseConfig } from '../lib/config';

/** Reads the configuration file. @throws ConfigError with every mistake, also when the file cannot be read */
export function loadConfig(file: string): Config {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError([
      { path: [], value: why, allowed: 'a file that can be read', remedy: 'correct the path after --config' },
    ]);
  }
  return parseConfig(text);
}
