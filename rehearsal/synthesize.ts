import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, formatProblems, parseConfig, type ScenarioId } from '../lib/config';
import { type Output, readOutput } from './output';
import { MissingTool } from './toolchain/go';

const ROOT = join(__dirname, '..');

/** The scenarios of a configuration file. @throws MissingTool with the mistakes when the configuration has some */
export function scenariosOf(config: string): readonly ScenarioId[] {
  try {
    return parseConfig(readFileSync(join(ROOT, config), 'utf8')).scenarios;
  } catch (error) {
    throw new MissingTool(error instanceof ConfigError ? formatProblems(config, error.problems) : String(error));
  }
}

/**
 * Synthesizes a scenario of a configuration into a folder, as a person does, and reads what was written.
 *
 * @throws MissingTool with the mistakes when the configuration has some
 */
export function synthesize(id: ScenarioId, config: string, folder: string): Output {
  const command = ['--import', 'tsx', 'bin/synth.ts', id, '--config', config, '--output', folder];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new MissingTool(stderr.trim());
  return readOutput(join(folder, id));
}
