import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { MissingTool } from '../../toolchain/go';

/** Barman's programs for object stores, with every compression, and a fake of S3: the newest on 2026-12-01. */
const PACKAGES = ['barman[cloud,lz4,snappy,zstandard]==3.19.1', 'moto[s3,server]==5.2.5'];

/** Programs of Python in a folder of their own. */
export interface BarmanCloud {
  readonly archive: string;
  readonly restore: string;
  readonly python: string;
  /** The fake of S3. */
  readonly s3: string;
}

function run(program: string, options: readonly string[], how: string): void {
  const { status, stderr, error } = spawnSync(program, options, { encoding: 'utf8' });
  if (status !== 0) throw new MissingTool(`${program} ${options.join(' ')} failed, ${how}\n${error ?? stderr}`);
}

/** Installs them once, into the cache of the rehearsals. @throws MissingTool without Python or its registry */
export function findBarmanCloud(): BarmanCloud {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const name = PACKAGES.map((each) => each.replace(/\[.*\]==/, '-')).join('-');
  const folder = join(cache, 'trizone', 'python', name);
  const program = (file: string) => join(folder, 'bin', file);
  if (!existsSync(program('installed'))) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(dirname(folder), { recursive: true });
    run('python3', ['-m', 'venv', folder], 'on Debian: apt-get install python3-venv');
    run(program('pip'), ['install', '--quiet', ...PACKAGES], 'it needs the registry of Python');
    // the mark comes last: half an installation is none
    mkdirSync(program('installing'));
    renameSync(program('installing'), program('installed'));
  }
  return {
    archive: program('barman-cloud-wal-archive'),
    restore: program('barman-cloud-wal-restore'),
    python: program('python'),
    s3: program('moto_server'),
  };
}
