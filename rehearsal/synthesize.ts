import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Output, readOutput } from './output';
import { MissingTool } from './toolchain/go';

const ROOT = join(__dirname, '..');

/**
 * Synthesizes gke-cockroachdb of a configuration into a folder, as a person does, and reads what was written.
 *
 * @throws MissingTool with the mistakes when the configuration has some
 */
export function synthesize(config: string, folder: string): Output {
  const command = ['--import', 'tsx', 'bin/synth.ts', 'gke-cockroachdb', '--config', config, '--output', folder];
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new MissingTool(stderr.trim());
  return readOutput(join(folder, 'gke-cockroachdb'));
}
