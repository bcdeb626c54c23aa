import { PGPOOL_PATHS, type PgpoolPaths } from './paths';

/**
 * The command of the container: a shell script that copies the configuration into memory, encrypts the passwords there
 * with a key that it makes, and becomes Pgpool, so that Pgpool is process 1 and hears the signal to stop. No password ever
 * stands on a command line or a disk. An image without the library is refused: the loader would go on without it, and say so
 * in a line that nobody reads.
 *
 * @param paths @default - those of the pod
 * @throws when a path would need quotes
 * @see https://www.pgpool.net/docs/46/en/html/pg-enc.html (Pgpool-II 4.6)
 */
export function startScript(paths: PgpoolPaths = PGPOOL_PATHS): string {
  for (const [field, path] of Object.entries(paths)) {
    if (!/^\/[\w./-]+$/.test(path)) {
      throw new Error(`'${field}' must be an absolute path of letters, digits, "_", "-", "." and "/", got '${path}'`);
    }
  }
  const { configuration, credentials, library, run } = paths;
  return `set -eu
umask 077
if [ ! -r ${library} ]; then
  echo 'the image must hold ${library}, which ends sessions whose server is lost: build it from images/pgpool' >&2
  exit 1
fi
run=${run}
cp ${configuration}/pgpool.conf ${configuration}/pool_hba.conf "$run/"
: >"$run/pcp.conf"
head -c 32 /dev/urandom | base64 | tr -d '\\n' >"$run/.pgpoolkey"
# left by a container that ended here before
rm -f "$run/pool_passwd" "$run/pgpool.pid" "$run"/.s.PGSQL.*
for password in ${credentials}/*; do
  printf '%s:%s\\n' "\${password##*/}" "$(cat "$password")"
done >"$run/users"
pg_enc -m -k "$run/.pgpoolkey" -f "$run/pgpool.conf" -i "$run/users" >/dev/null
rm -f "$run/users"
exec pgpool -n -D -f "$run/pgpool.conf" -a "$run/pool_hba.conf" -F "$run/pcp.conf" -k "$run/.pgpoolkey"
`;
}
