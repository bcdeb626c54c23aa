/** One server that Pgpool-II sends to. */
export interface PgpoolBackend {
  readonly number: number;
  readonly host: string;
  readonly flags: readonly string[];
}

/** What `pgpool.conf` says of its servers. */
export interface PgpoolConf {
  readonly backends: readonly PgpoolBackend[];
  /** Whether an error on a connection makes Pgpool-II leave a server for good. */
  readonly failsOverOnError: boolean;
}

const LINE = /^\s*([a-z_0-9]+)\s*=?\s*(?:'((?:[^'\\]|\\.|'')*)'|([^#\s]+))/;
const TRUE = /^(on|true|yes|1)$/i;

/**
 * Reads `pgpool.conf`. The last of several lines counts; what is not about servers is left out.
 *
 * @see https://www.pgpool.net/docs/latest/en/html/runtime-config-backend-settings.html (4.6)
 */
export function pgpoolConf(text: string): PgpoolConf {
  const settings = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, key, quoted, bare] = LINE.exec(line) ?? [];
    if (key !== undefined) settings.set(key, quoted ?? bare ?? '');
  }
  const backends = [...settings].flatMap(([key, host]) => {
    const number = /^backend_hostname(\d+)$/.exec(key)?.[1];
    if (number === undefined || host === '') return [];
    const flags = (settings.get(`backend_flag${number}`) ?? 'ALLOW_TO_FAILOVER').split('|').map((flag) => flag.trim());
    return [{ number: Number(number), host, flags }];
  });
  return {
    backends: backends.sort((a, b) => a.number - b.number),
    // on where nothing is said
    failsOverOnError: TRUE.test(settings.get('failover_on_backend_error') ?? 'on'),
  };
}
