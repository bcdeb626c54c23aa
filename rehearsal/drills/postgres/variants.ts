import type { ConfigMapObject } from '../rendered/client';
import type { RenderedDatabase } from './rendered/database';

/** What is played: the output as it is, or damaged in a way that must show. */
export const VARIANTS = [
  'rendered',
  'pgpool-defaults',
  'shared-relcache',
  'without-timeouts',
  'reads-from-any',
  'without-feedback',
  'asynchronous',
] as const;

export type Variant = (typeof VARIANTS)[number];

interface Damage {
  readonly pattern: RegExp;
  readonly instead: string;
}

/**
 * What forbids failover to Pgpool; without it Pgpool detaches a server that is away, as it does by default. That the first
 * server is the writer stays said: looking for it takes a user that the output does not have, and Pgpool would ignore every
 * failure for the 300 s in which it looks.
 */
const NO_FAILOVER: readonly Damage[] = [
  { pattern: /^failover_on_backend_(error|shutdown) = .*\n/gm, instead: '' },
  { pattern: /^(backend_flag0) = .*$/gm, instead: "$1 = 'ALWAYS_PRIMARY'" },
  { pattern: /^backend_flag1 = .*\n/gm, instead: '' },
];

/** One cache for all processes of Pgpool, as it has by default. */
const SHARED_CACHE: readonly Damage[] = [{ pattern: /^enable_shared_relcache = .*\n/gm, instead: '' }];

/** A session that has written may read from any server, as Pgpool lets it by default outside of transactions. */
const READS_FROM_ANY: readonly Damage[] = [
  { pattern: /^disable_load_balance_on_write = .*$/gm, instead: "disable_load_balance_on_write = 'transaction'" },
];

function damaged(configMap: ConfigMapObject, damages: readonly Damage[]): ConfigMapObject {
  const { 'pgpool.conf': conf, ...rest } = configMap.data ?? {};
  if (conf === undefined) return configMap;
  const changed = damages.reduce((text, { pattern, instead }) => {
    if (!text.match(pattern)) throw new Error(`pgpool.conf must match ${pattern} for this variant to change it`);
    return text.replaceAll(pattern, instead);
  }, conf);
  return { ...configMap, data: { ...rest, 'pgpool.conf': changed } };
}

function withoutSynchronous({ cluster, ...rest }: RenderedDatabase): RenderedDatabase {
  const { synchronous, ...postgresql } = cluster.spec.postgresql;
  if (!synchronous) throw new Error('the output must replicate synchronously, for this variant not to do so');
  return { ...rest, cluster: { ...cluster, spec: { ...cluster.spec, postgresql } } };
}

/** The writer does not keep what readers still see, as PostgreSQL does by default. */
function withoutFeedback({ cluster, ...rest }: RenderedDatabase): RenderedDatabase {
  const { parameters = {}, ...postgresql } = cluster.spec.postgresql;
  const { hot_standby_feedback: feedback, ...others } = parameters;
  if (feedback === undefined) throw new Error('the output must set hot_standby_feedback, for this variant to unset it');
  return {
    ...rest,
    cluster: { ...cluster, spec: { ...cluster.spec, postgresql: { ...postgresql, parameters: others } } },
  };
}

/** Pgpool without the library that ends sessions, as Debian has it. */
function withoutTimeouts({ pgpool, ...rest }: RenderedDatabase): RenderedDatabase {
  const { containers } = pgpool.pod;
  const bare = containers.map(({ env = [], ...container }) => ({
    ...container,
    env: env.filter(({ name }) => name !== 'LD_PRELOAD'),
  }));
  if (bare.every(({ env }, index) => env.length === containers[index]?.env?.length)) {
    throw new Error('Pgpool must load a library, for this variant to take it away');
  }
  return { ...rest, pgpool: { ...pgpool, pod: { ...pgpool.pod, containers: bare } } };
}

const PGPOOL_DAMAGES: Readonly<Partial<Record<Variant, readonly Damage[]>>> = {
  'pgpool-defaults': NO_FAILOVER,
  'shared-relcache': SHARED_CACHE,
  'reads-from-any': READS_FROM_ANY,
};

/** The database of the output, changed as the variant says. @throws when there is nothing to change */
export function varied(database: RenderedDatabase, variant: Variant): RenderedDatabase {
  if (variant === 'asynchronous') return withoutSynchronous(database);
  if (variant === 'without-feedback') return withoutFeedback(database);
  if (variant === 'without-timeouts') return withoutTimeouts(database);
  const damages = PGPOOL_DAMAGES[variant];
  return damages ? { ...database, configMaps: database.configMaps.map((each) => damaged(each, damages)) } : database;
}
