import type { Replacement } from '../../rendered/mapping';

/** Folder of the program and of its files in the image, and the program. */
const HOME = '/cockroach';
export const PROGRAM = `${HOME}/cockroach`;
export const CERTIFICATES = `${HOME}/certs`;
const DATA = `${HOME}/cockroach-data`;

/** Seconds between two looks of the sidecar at the certificates; in a pod it is a minute. */
const RELOAD_SECONDS = '1';

type Replacements = Readonly<Record<string, readonly Replacement[]>>;

const path =
  (root: string) =>
  (from: string): Replacement => ({ from, to: `${root}${from}` });

/** All that is replaced in what a member runs: where its program, its certificates and its data are. */
export const memberReplacements = (root: string, program: string): Replacements => ({
  command: [{ from: PROGRAM, to: program }, ...[CERTIFICATES, DATA].map(path(root))],
});

/** The same for its sidecar, which looks more often here, and into the folder of the member. */
export const reloadReplacements = (root: string, member: string, seconds: string): Replacements => ({
  command: [path(root)('/scripts'), path(member)(CERTIFICATES), { from: seconds, to: RELOAD_SECONDS }],
});

export const initReplacements = (root: string, program: string): Replacements => ({
  command: [{ from: PROGRAM, to: program }, path(root)(CERTIFICATES)],
});

/** For psql: libpq is told its address beside the name, which it still verifies. */
export const psqlReplacements = (root: string): Replacements => ({
  command: [path(root)('/sql')],
  ...Object.fromEntries(
    ['PGSSLROOTCERT', 'PGSSLCERT', 'PGSSLKEY'].map((name) => [name, [path(root)('/var/run/database')]]),
  ),
});

/** Puts variables in, as Kubernetes does in a command. @throws when there is none of the name */
export function expand(word: string, env: Readonly<Record<string, string>>): string {
  return word.replaceAll(/\$\((\w+)\)/g, (_, name: string) => {
    const value = env[name];
    if (value === undefined) throw new Error(`'$(${name})' must be a variable of the container, and is none`);
    return value;
  });
}

/** Collections of backups: a bucket there, and a file system inside of the cluster here. */
const COLLECTION = /'(?:s3|gs):\/\/[^/']+\/([^'?]+)[^']*'/g;

/** The text of the guide, with backups that stay in the cluster. @throws when it has none */
export function withoutBucket(guide: string): string {
  const changed = guide.replaceAll(COLLECTION, (_, folder: string) => `'userfile:///${folder}'`);
  if (changed === guide) throw new Error('the guide must name a collection of backups in a bucket, and does not');
  return changed;
}
