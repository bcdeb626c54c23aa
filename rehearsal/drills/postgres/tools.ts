import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MissingTool } from '../../toolchain/go';

/** The programs of this machine that the drill runs. */
export interface Tools {
  /** Folder with PostgreSQL's programs. */
  readonly postgresql: string;
  readonly postgresqlVersion: string;
  readonly pgpoolVersion: string;
}

/** Where Debian puts the programs of each version. */
const VERSIONS = '/usr/lib/postgresql';

const HOW = 'On Debian: apt-get install postgresql pgpool2 openssl iproute2 nftables util-linux gcc libc6-dev';

/** Programs that are called by their name. */
const NEEDED = ['pgpool', 'pg_enc', 'openssl', 'setpriv', 'base64', 'gcc'];

const isThere = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

function versionOf(program: string, option: string): string {
  const { stdout, stderr } = spawnSync(program, [option], { encoding: 'utf8' });
  const found = /\d+(?:\.\d+)+/.exec(`${stdout}${stderr}`)?.[0];
  if (!found) throw new MissingTool(`${program} ${option} must tell its version, and said: ${stdout}${stderr}`);
  return found;
}

function newestPostgresql(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined;
  const folders = readdirSync(VERSIONS)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(VERSIONS, version, 'bin'));
  return folders.find((folder) =>
    ['postgres', 'initdb', 'pg_rewind', 'pg_basebackup', 'psql'].every((each) => existsSync(join(folder, each))),
  );
}

/** Finds the programs. @throws MissingTool with what is missing and how to get it */
export function findTools(): Tools {
  const postgresql = newestPostgresql();
  const missing = [...(postgresql ? [] : ['postgresql']), ...NEEDED.filter((program) => !isThere(program))];
  if (!postgresql || missing.length > 0) {
    throw new MissingTool(`the drill runs real servers on this machine, and misses ${missing.join(', ')}. ${HOW}`);
  }
  return {
    postgresql,
    postgresqlVersion: versionOf(join(postgresql, 'postgres'), '--version'),
    pgpoolVersion: versionOf('pgpool', '--version'),
  };
}
