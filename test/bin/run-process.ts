// Test support: runs a program as a person does, in a process of its own.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Runs a program of `bin` with these words and these further variables of the environment. */
export function runProcess(
  program: string,
  argv: readonly string[],
  env: NodeJS.ProcessEnv = {},
): SpawnSyncReturns<string> {
  const command = ['--import', 'tsx', program, ...argv];
  return spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...env } });
}
