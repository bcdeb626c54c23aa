/** Where the files of Pgpool are. */
export interface PgpoolPaths {
  /** Folder with `pgpool.conf` and `pool_hba.conf`. */
  readonly configuration: string;
  /** Folder with the password of each user in a file of the user's name. */
  readonly credentials: string;
  /** Folder with `tls.crt`, `tls.key` and `ca.crt`. */
  readonly certificates: string;
  /** Library of the image that ends sessions whose server or client is lost. */
  readonly library: string;
  /** Folder to write to, in memory: the encrypted passwords, their key, the sockets. */
  readonly run: string;
}

/** Where the files are in the pod. */
export const PGPOOL_PATHS: PgpoolPaths = {
  configuration: '/config',
  credentials: '/credentials',
  certificates: '/tls',
  library: '/usr/local/lib/session-timeouts.so',
  run: '/run/pgpool',
};
