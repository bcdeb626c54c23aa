import { longestGap, median } from '../../load/gap';
import type { Client } from '../load/client';
import type { Reader } from '../load/reader';
import type { Path } from '../load/visitors';
import type { Writer } from '../load/writer';

/** What the clients of one path saw in one run of a drill. */
export interface PathMeasure {
  readonly path: Path;
  readonly rowsAcknowledged: number;
  /** Acknowledged, and not in the database at the end. Must be 0. */
  readonly rowsLost: number;
  /** Sent, and neither acknowledged nor refused in time: written or not, as the database has decided. */
  readonly rowsUnanswered: number;
  readonly rowsUnansweredWritten: number;
  /** Longest time without a success that any one client saw, in seconds. */
  readonly writeGapSeconds: number;
  readonly readGapSeconds: number;
  /** How many errors of each kind, by the words of the server or the system. */
  readonly writeErrors: Readonly<Record<string, number>>;
  readonly readErrors: Readonly<Record<string, number>>;
  /** Every client had success again in the last second. */
  readonly recovered: boolean;
  /** Rows acknowledged while no row might be. */
  readonly rowsAcknowledgedInStop: number;
  /** A session that read less than before; a row that was read and is not in the database. Both must be 0. */
  readonly readsBackwards: number;
  readonly readsOfLostRows: number;
  /** Half of the answers came faster, in milliseconds. */
  readonly writeMedianMilliseconds: number;
  readonly readMedianMilliseconds: number;
  /** Reads that each server answered. */
  readonly readsByServer: Readonly<Record<string, number>>;
}

/** What clients of one path did. */
export interface Crowd {
  readonly path: Path;
  readonly writers: readonly Writer[];
  readonly readers: readonly { readonly of: Writer; readonly reader: Reader }[];
}

/** When the drill began and ended, and between which times nothing might be acknowledged; in milliseconds. */
export interface Times {
  readonly begun: number;
  readonly ended: number;
  readonly stop?: { readonly from: number; readonly to: number };
}

/** Milliseconds at the end in which everybody must have success. */
const RECOVERED_WITHIN = 1000;

const seconds = (milliseconds: number): number => Math.round(milliseconds) / 1000;

function worstGap(clients: readonly Client[], { begun, ended }: Times): number {
  return seconds(Math.max(0, ...clients.map(({ successes }) => longestGap(successes, begun, ended))));
}

function countBy(kinds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

const errorsOf = (clients: readonly Client[]): Record<string, number> =>
  countBy(clients.flatMap(({ errors }) => errors.map(({ kind }) => kind)));

/**
 * Measures one path.
 *
 * @param stored numbers in the database, by the name of the writer
 */
export function measure(
  { path, writers, readers }: Crowd,
  times: Times,
  stored: ReadonlyMap<string, ReadonlySet<number>>,
): PathMeasure {
  const has = (writer: Writer, number: number): boolean => stored.get(writer.name)?.has(number) ?? false;
  const writing = writers.map(({ client }) => client);
  const reading = readers.map(({ reader }) => reader.client);
  const count = (predicate: (writer: Writer) => number): number =>
    writers.reduce((sum, writer) => sum + predicate(writer), 0);
  const unanswered = (writer: Writer): number[] => {
    const known = new Set(writer.acknowledged);
    return Array.from({ length: writer.sent }, (_, index) => index + 1).filter((number) => !known.has(number));
  };
  const { stop } = times;
  const inStop = (time: number): boolean => stop !== undefined && time >= stop.from && time <= stop.to;
  const servers: Record<string, number> = {};
  for (const { reader } of readers) {
    for (const [server, reads] of reader.servers) servers[server] = (servers[server] ?? 0) + reads;
  }
  return {
    path,
    rowsAcknowledged: count((writer) => writer.acknowledged.length),
    rowsLost: count((writer) => writer.acknowledged.filter((number) => !has(writer, number)).length),
    rowsUnanswered: count((writer) => unanswered(writer).length),
    rowsUnansweredWritten: count((writer) => unanswered(writer).filter((number) => has(writer, number)).length),
    writeGapSeconds: worstGap(writing, times),
    readGapSeconds: worstGap(reading, times),
    writeErrors: errorsOf(writing),
    readErrors: errorsOf(reading),
    recovered: [...writing, ...reading].every(
      ({ successes }) => (successes.at(-1) ?? 0) >= times.ended - RECOVERED_WITHIN,
    ),
    rowsAcknowledgedInStop: writing.reduce((sum, { successes }) => sum + successes.filter(inStop).length, 0),
    readsBackwards: readers.reduce((sum, { reader }) => sum + reader.backwards, 0),
    readsOfLostRows: readers.filter(({ of, reader }) => reader.highest > 0 && !has(of, reader.highest)).length,
    writeMedianMilliseconds: Math.round(median(writing.flatMap(({ latencies }) => latencies)) * 100) / 100,
    readMedianMilliseconds: Math.round(median(reading.flatMap(({ latencies }) => latencies)) * 100) / 100,
    readsByServer: servers,
  };
}
