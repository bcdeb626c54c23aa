import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../../cluster/eventually';
import type { Outcome } from '../../../outcome';
import { Reader } from '../load/reader';
import { PATHS } from '../load/visitors';
import { LEDGER, Writer } from '../load/writer';
import type { Stage } from '../stage';
import type { Drill } from './drill';
import { judge } from './judge';
import { type Crowd, measure, type PathMeasure } from './measure';
import { type PatientMeasure, Patients } from './patients';

/** Clients of each path. */
const WRITERS = 2;
const READERS = 3;

/** Clients without timeouts of their own, through Pgpool: enough for each Pgpool to have some of both kinds. */
const PATIENTS = 6;

/** Seconds until every client has had an answer: on a busy machine so many new sessions take a while. */
const SERVED_SECONDS = 60;

/** Milliseconds of load before anything happens. */
const WARM_UP = 1500;

/** One run of a drill. */
export interface DrillRun {
  readonly drill: string;
  readonly run: number;
  /** What the operator did, in seconds after the beginning. */
  readonly acts: readonly { readonly atSeconds: number; readonly what: string; readonly detail: string }[];
  readonly paths: readonly PathMeasure[];
  /** Only where packets can be dropped. */
  readonly patients?: PatientMeasure;
  readonly outcomes: readonly Outcome[];
}

function crowds(stage: Stage, prefix: string): readonly Crowd[] {
  return PATHS.map((path) => {
    const writers = Array.from(
      { length: WRITERS },
      (_, index) => new Writer(`${prefix}-${path}-${index}`, stage.visitors.login(path, 'write')),
    );
    const readers = Array.from({ length: READERS }, (_, index) => {
      const of = writers[index % WRITERS];
      if (!of) throw new Error('there must be a writer');
      // every other one is the analyst, whose role has limits of its own
      const login = stage.visitors.login(path, index % 2 === 0 ? 'read' : 'analyst');
      return { of, reader: new Reader(of.name, login) };
    });
    return { path, writers, readers };
  });
}

/** What the database has of the rows of a run. */
async function storedRows(stage: Stage, prefix: string): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const query = `SELECT writer, array_agg(number) AS numbers FROM ${LEDGER} WHERE writer LIKE '${prefix}-%' GROUP BY writer`;
  const rows = await eventually('a writer that can be asked what it has', 30, () =>
    stage.operator.writer.query<{ writer: string; numbers: number[] }>(query, stage.visitors.props.database),
  );
  return new Map(rows.map(({ writer, numbers }) => [writer, new Set(numbers)]));
}

/** Plays a drill under load, judges it, and puts the stage back to what it was. */
export async function playDrill(stage: Stage, drill: Drill, run: number): Promise<DrillRun> {
  const away = (await drill.prepare?.(stage)) ?? [];
  const prefix = `${drill.id}-${run}`;
  const all = crowds(stage, prefix);
  const clients = all.flatMap(({ writers, readers }) =>
    [...writers, ...readers.map(({ reader }) => reader)].map(({ client }) => client),
  );
  const patient = stage.props.network.kind === 'namespaces' ? new Patients(stage, prefix, PATIENTS) : undefined;
  for (const client of clients) client.start();
  patient?.start();
  await eventually('every client to be served', SERVED_SECONDS, async () => {
    const served = clients.every(({ successes }) => successes.length > 0);
    return served && (patient?.served ?? PATIENTS) === PATIENTS;
  });
  await sleep(WARM_UP);
  const begun = Date.now();
  const begin = drill.begin(stage, away);
  await sleep(drill.seconds * 1000);
  const ended = Date.now();
  await Promise.all(clients.map((client) => client.stop()));
  const lost = await begin;
  const patients = await patient?.measure(
    lost.map(({ zone }) => zone),
    () => storedRows(stage, prefix),
  );
  const { writesStop } = drill.promise;
  const stop = writesStop ? { from: begun + writesStop.from * 1000, to: begun + writesStop.to * 1000 } : undefined;
  const acts = stage.operator.acts.filter(({ at }) => at >= begun && at <= ended);
  const stored = await storedRows(stage, prefix);
  const paths = all.map((crowd) => measure(crowd, { begun, ended, ...(stop ? { stop } : {}) }, stored));
  const promotions = acts.filter(({ what }) => what === 'promoted').length;
  await drill.end?.(stage, lost);
  // what does not recover by itself needs the hand that the drill does not have, so that the next drill starts well
  const helped = !paths.every(({ recovered }) => recovered) || patients?.recovered === false;
  if (helped || (patients?.processesHeld ?? 0) > 0) await stage.pgpool.kill(stage.pgpool.pods);
  await stage.ready();
  return {
    drill: drill.id,
    run,
    acts: acts.map(({ at, what, detail }) => ({ atSeconds: (at - begun) / 1000, what, detail })),
    paths,
    ...(patients ? { patients } : {}),
    outcomes: judge(drill, { paths, promotions, ...(patients ? { patients } : {}) }),
  };
}
