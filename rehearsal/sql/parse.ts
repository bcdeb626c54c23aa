import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildInto, cacheFolder, VERSIONS } from '../toolchain/binaries';
import { goBuild } from '../toolchain/go-build';

const MODULE = join(__dirname, 'parser');

/** What became of a text: the kinds of its statements, or what is wrong with it. */
export interface Parsed {
  readonly kinds: readonly string[];
  readonly error?: string;
}

/** The program, built at the first call with this version and this text of it. @throws MissingTool without a Go that can build it */
async function parser(): Promise<string> {
  const text = createHash('sha256')
    .update(readFileSync(join(MODULE, 'main.go')))
    .digest('hex')
    .slice(0, 8);
  const path = join(cacheFolder(), 'sql-parser', `${VERSIONS.cockroachdbParser}-${text}`, 'parser');
  if (!existsSync(path)) await buildInto(dirname(path), (incoming) => goBuild(MODULE, incoming, '.', '-s -w'));
  return path;
}

/** Parses texts of SQL as CockroachDB does, each for itself. */
export async function parse(texts: readonly string[]): Promise<readonly Parsed[]> {
  const { status, stdout, stderr } = spawnSync(await parser(), { input: JSON.stringify(texts), encoding: 'utf8' });
  if (status !== 0) throw new Error(`the parser failed: ${stderr}`);
  return JSON.parse(stdout) as readonly Parsed[];
}
