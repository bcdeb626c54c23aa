import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';
import { MissingTool } from '../../toolchain/go';

/** Says where the program is, when it is not on the PATH. */
export const VARIABLE = 'TRIZONE_COCKROACH';

const NEEDED = ['psql', 'openssl', 'ip', 'setpriv', 'unshare', 'mount'];

const HOW = 'On Debian: apt-get install postgresql-client openssl iproute2 nftables util-linux mount';

/** The path of a program; undefined when it is not on the PATH. */
function find(program: string): string | undefined {
  const { status, stdout } = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** The program. It is not in Debian, so a machine may be without it. @returns undefined when it is nowhere @throws MissingTool when the variable leads to none */
export function findCockroach(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env[VARIABLE];
  if (!named) return find('cockroach');
  try {
    accessSync(named, constants.X_OK);
    return resolve(named);
  } catch {
    throw new MissingTool(`${VARIABLE} must be the path of a program, and is '${named}'`);
  }
}

/** What it calls itself, e.g. `v26.2.7`. @throws MissingTool when it does not run */
export function versionOf(cockroach: string): string {
  const { stdout, stderr, error } = spawnSync(cockroach, ['version', '--build-tag'], { encoding: 'utf8' });
  const found = /^v\d+\.\d+\.\d+\S*/.exec(stdout ?? '')?.[0];
  if (!found) throw new MissingTool(`${cockroach} must tell its version, and said: ${error?.message ?? stderr}`);
  return found;
}

/** Looks for everything else. @throws MissingTool with what is missing and how to get it */
export function requireTools(): void {
  const missing = NEEDED.filter((program) => find(program) === undefined);
  if (missing.length > 0) throw new MissingTool(`the drill misses ${missing.join(', ')}. ${HOW}`);
}
