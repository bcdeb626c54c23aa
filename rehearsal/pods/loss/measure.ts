import { longestGap, median } from '../../drills/load/gap';
import type { Request } from '../load/http-load';
import type { Writer } from '../load/ledger';
import type { PodClient } from '../load/pod-client';
import type { Crowd, Placed } from './crowd';

/** What clients of one path saw. Seconds. */
export interface PathMeasure {
  readonly path: 'pgpool' | 'direct';
  /** Whether they have no timeout but those of their pod. */
  readonly patient: boolean;
  readonly writeGap: number;
  /** Of patient clients there are no readers. */
  readonly readGap?: number;
  /** Longest time that one client waited for an answer or an error. */
  readonly longestWait: number;
  /** Half of the writes were acknowledged within so many milliseconds, before the loss. */
  readonly medianWriteMilliseconds: number;
  readonly errors: Readonly<Record<string, number>>;
}

/** What clients of one service saw. */
export interface ServiceMeasure {
  readonly service: string;
  readonly requests: number;
  readonly failed: number;
  /** Longest time without an answer, in seconds. */
  readonly gap: number;
}

/** Rows of all clients, also of those in the lost zone. */
export interface RowMeasure {
  readonly acknowledged: number;
  /** Acknowledged, and not in the database at the end. */
  readonly lost: number;
  /** Acknowledged to clients inside of the lost zone after it was lost. */
  readonly acknowledgedInside: number;
}

/** Between which times, in milliseconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

const seconds = (milliseconds: number): number => Math.round(milliseconds / 100) / 10;

const merged = (clients: readonly PodClient[]): Readonly<Record<string, number>> => {
  const all: Record<string, number> = {};
  for (const { errors } of clients) {
    for (const [error, count] of Object.entries(errors)) all[error] = (all[error] ?? 0) + count;
  }
  return all;
};

const gapOf = (clients: readonly PodClient[], { from, to }: Window): number =>
  seconds(Math.max(0, ...clients.map(({ successes }) => longestGap(successes, from, to))));

/** Measures each path by the clients outside of the lost zone. */
export function measurePaths(
  { writers, readers }: Pick<Crowd, 'writers' | 'readers'>,
  zone: string,
  window: Window,
): readonly PathMeasure[] {
  const outside = <Client>(all: readonly Placed<Client>[], path: string, patient: boolean): readonly Client[] =>
    all
      .filter((each) => each.zone !== zone && each.path === path && each.patient === patient)
      .map(({ client }) => client);
  return ([false, true] as const).flatMap((patient) =>
    (['direct', 'pgpool'] as const).map((path) => {
      const writing = outside(writers, path, patient).map(({ client }) => client);
      const reading = outside(readers, path, patient);
      const before = writing.flatMap(({ waits }) => waits.filter(({ to, error }) => to < window.from && !error));
      return {
        path,
        patient,
        writeGap: gapOf(writing, window),
        ...(reading.length > 0 ? { readGap: gapOf(reading, window) } : {}),
        longestWait: seconds(Math.max(0, ...[...writing, ...reading].map(({ longestWait }) => longestWait))),
        medianWriteMilliseconds: median(before.map(({ from, to }) => to - from)),
        errors: merged([...writing, ...reading]),
      };
    }),
  );
}

/** Measures the services. */
export function measureServices(
  requests: readonly Request[],
  urls: Readonly<Record<string, string>>,
  { from, to }: Window,
): readonly ServiceMeasure[] {
  return Object.entries(urls).map(([service, url]) => {
    const own = requests.filter((request) => request.url === url && request.from >= from && request.from <= to);
    const good = own.filter(({ answer }) => answer === '200');
    return {
      service,
      requests: own.length,
      failed: own.length - good.length,
      gap: seconds(
        longestGap(
          good.map((request) => request.from + request.milliseconds),
          from,
          to,
        ),
      ),
    };
  });
}

/**
 * Counts rows.
 *
 * @param stored the numbers in the database, by the name of the writer
 */
export function measureRows(
  writers: readonly Placed<Writer>[],
  stored: ReadonlyMap<string, ReadonlySet<number>>,
  zone: string,
  lostAt: number,
  returnedAt: number,
): RowMeasure {
  const sum = (count: (placed: Placed<Writer>) => number): number =>
    writers.reduce((total, each) => total + count(each), 0);
  const none: ReadonlySet<number> = new Set();
  return {
    acknowledged: sum(({ client }) => client.acknowledged.length),
    lost: sum(({ client }) => client.lost(stored.get(client.client.props.name) ?? none).length),
    acknowledgedInside: sum((placed) =>
      placed.zone === zone ? placed.client.client.successes.filter((at) => at > lostAt && at < returnedAt).length : 0,
    ),
  };
}
