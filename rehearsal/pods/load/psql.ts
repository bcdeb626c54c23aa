import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where Debian keeps the programs of each version of PostgreSQL. */
const VERSIONS = '/usr/lib/postgresql';

/**
 * Path of the newest psql. Debian's own `psql` is a program of Perl that looks for it, and clients that lose their connections
 * start it again and again.
 */
export function findPsql(): string {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS) : [];
  const paths = versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(VERSIONS, version, 'bin', 'psql'));
  return paths.find((path) => existsSync(path)) ?? 'psql';
}
