/** Properties for {@link poolHba}. */
export interface PoolHbaProps {
  readonly database: string;
  /** Users that may connect. */
  readonly users: readonly string[];
}

/** Names that need no quotes. */
const NAME = /^[a-z_][a-z0-9_-]{0,62}$/;

/** Words that stand for more than one user or database. */
const KEYWORDS = ['all', 'sameuser', 'samerole', 'samegroup', 'replication'];

const EVERYWHERE = ['0.0.0.0/0', '::/0'];

function name(field: string, text: string): string {
  if (!NAME.test(text) || KEYWORDS.includes(text)) {
    throw new Error(
      `'${field}' must be lower-case letters, digits, "_" and "-" (at most 63) and none of ${KEYWORDS.join(', ')}, got '${text}'`,
    );
  }
  return text;
}

/**
 * `pool_hba.conf`: the users of one database, by SCRAM and inside of TLS; nobody else. From where they may connect is the
 * network policy's to say.
 *
 * @throws when a name has a meaning of its own in this file, or would need quotes
 * @see https://www.pgpool.net/docs/46/en/html/auth-pool-hba-conf.html (Pgpool-II 4.6)
 */
export function poolHba({ database, users }: PoolHbaProps): string {
  const admitted = users.flatMap((user) =>
    EVERYWHERE.map((network) => ['hostssl', name('database', database), name('users', user), network, 'scram-sha-256']),
  );
  const lines = [
    ['local', 'all', 'all', 'reject'],
    ...admitted,
    ...EVERYWHERE.map((network) => ['host', 'all', 'all', network, 'reject']),
  ];
  return lines.map((line) => `${line.join(' ')}\n`).join('');
}
