import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../../cluster/eventually';
import { CLIENT_SECONDS } from '../load/session';
import type { Path } from '../load/visitors';
import { ANSWER_SECONDS } from '../rendered/on-this-machine';
import type { Stage } from '../stage';
import { DETECTION_SECONDS } from '../stand-ins/endpoints';
import type { Instance } from '../stand-ins/instance';
import { RESTART_SECONDS } from '../stand-ins/pgpool-deployment';
import type { Drill, DrillPromise } from './drill';

/** Seconds for a promotion, the new connections and the first commit, on a busy machine; a quiet one takes half of it. */
const PROMOTION_SECONDS = 6;

/** `wal_receiver_timeout`: nobody is promoted before the readers have given up a silent writer. */
const RECEIVER_SECONDS = 5;

/** Seconds in which the processes of Pgpool start, all 64 of each on the same two cores, and let clients in. */
const PGPOOL_START_SECONDS = 7;

/** `wal_sender_timeout`: a writer that stops waits so long for a standby that receives nothing. */
const SENDER_SECONDS = 5;

/** A moment that a person does not notice. */
const MOMENT_SECONDS = 1;

/** Seconds for which the writer and a reader are away together. */
const AWAY_SECONDS = 8;

/** Seconds for which the readers are behind before the writer is killed. */
const BEHIND_SECONDS = 2;

/** `PGCONNECT_TIMEOUT` of services: who is refused tries again, and a new session may take as long. */
const CONNECT_SECONDS = 5;

/** `PEER_TIMEOUT_SECONDS` of Pgpool and `tcp_user_timeout` of clients, and a little for a busy machine. */
const PEER_SECONDS = 15 + 5;

/** Seconds until the last session of a reader that hangs has ended. */
const HANG_SECONDS = ANSWER_SECONDS + 4;

/** Seconds after which clients without timeouts of their own have found the new server. */
const PATIENCE_SECONDS = PEER_SECONDS + 4;

const both = (seconds: number): Record<Path, number> => ({ direct: seconds, pgpool: seconds });

/** Reads through Pgpool need the writer, because a session opens both. */
const readsWaitForWriter = (seconds: number): Record<Path, number> => ({ direct: MOMENT_SECONDS, pgpool: seconds });

const CRASH = DETECTION_SECONDS + PROMOTION_SECONDS;
const SILENT_WRITER = Math.max(DETECTION_SECONDS, RECEIVER_SECONDS) + CLIENT_SECONDS + PROMOTION_SECONDS;
const SILENT_READER = DETECTION_SECONDS + 2 * CLIENT_SECONDS;
const AWAY_AND_BACK = AWAY_SECONDS + CLIENT_SECONDS + 2 * RECEIVER_SECONDS;

function firstReader({ operator }: Stage): Instance {
  const [reader] = operator.readers;
  if (!reader) throw new Error('there must be a reader');
  return reader;
}

/** Kills the writer, and gives it. */
async function killWriter({ operator }: Stage): Promise<readonly Instance[]> {
  const { writer } = operator;
  await writer.kill();
  return [writer];
}

async function bringBack({ operator }: Stage, lost: readonly Instance[]): Promise<void> {
  for (const instance of lost) await operator.bringBack(instance);
}

/** What the isolation check of the instance manager does in 30 to 40 s to a writer that sees nobody. */
async function fence(instances: readonly Instance[]): Promise<void> {
  for (const instance of instances) await instance.kill();
}

async function killPgpools({ pgpool }: Stage, count: number): Promise<readonly Instance[]> {
  await pgpool.kill(pgpool.pods.slice(0, count));
  return [];
}

/** Drops what comes from the writer's zone and what goes there, and gives the writer. */
async function cutOffWriter({ operator, props }: Stage): Promise<readonly Instance[]> {
  const { writer } = operator;
  props.network.cutOff(writer.zone);
  return [writer];
}

async function bringBackZones(stage: Stage, lost: readonly Instance[]): Promise<void> {
  await fence(lost);
  for (const { zone } of lost) stage.props.network.restore(zone);
  await bringBack(stage, lost);
}

const SILENT_WRITER_PROMISE: DrillPromise = {
  writeGapSeconds: both(SILENT_WRITER),
  readGapSeconds: readsWaitForWriter(SILENT_WRITER),
  waitSeconds: PEER_SECONDS,
  promotion: true,
};

/** All drills, in the order in which they are played. */
export const DRILLS: readonly Drill[] = [
  {
    id: 'writer-killed',
    title: 'the writer is killed',
    seconds: CRASH + 4,
    promise: {
      writeGapSeconds: both(CRASH),
      readGapSeconds: readsWaitForWriter(CRASH),
      waitSeconds: CRASH,
      promotion: true,
    },
    begin: killWriter,
    end: bringBack,
  },
  {
    id: 'writer-zone-lost',
    title: "the writer's zone is cut off",
    seconds: PATIENCE_SECONDS,
    promise: SILENT_WRITER_PROMISE,
    begin: cutOffWriter,
    end: bringBackZones,
  },
  {
    id: 'writer-zone-off',
    title: "the writer's zone loses its power",
    seconds: PATIENCE_SECONDS,
    promise: SILENT_WRITER_PROMISE,
    begin: async (stage) => {
      const lost = await cutOffWriter(stage);
      const { pods } = stage.pgpool;
      await fence(lost);
      await stage.pgpool.kill(pods.filter(({ zone }) => lost.some((each) => each.zone === zone)));
      return lost;
    },
    end: bringBackZones,
  },
  {
    id: 'reader-zone-lost',
    title: "a reader's zone is cut off",
    seconds: PATIENCE_SECONDS,
    promise: {
      writeGapSeconds: { direct: MOMENT_SECONDS, pgpool: SILENT_READER },
      readGapSeconds: both(SILENT_READER),
      waitSeconds: PEER_SECONDS,
      promotion: false,
    },
    begin: async (stage) => {
      const reader = firstReader(stage);
      stage.props.network.cutOff(reader.zone);
      return [reader];
    },
    end: async ({ props }, lost) => {
      for (const { zone } of lost) props.network.restore(zone);
    },
  },
  {
    id: 'reader-hangs',
    title: 'a reader hangs: it accepts connections and answers nothing',
    seconds: HANG_SECONDS + 4,
    promise: {
      writeGapSeconds: { direct: MOMENT_SECONDS, pgpool: SILENT_READER },
      readGapSeconds: both(SILENT_READER),
      waitSeconds: HANG_SECONDS,
      promotion: false,
    },
    begin: async (stage) => {
      firstReader(stage).hang();
      return [];
    },
    end: async ({ operator }) => {
      for (const reader of operator.readers) reader.goOn();
    },
  },
  {
    id: 'writer-and-reader-lost',
    title: `the writer's and a reader's zone are cut off for ${AWAY_SECONDS} s`,
    seconds: AWAY_AND_BACK + 2,
    promise: {
      writeGapSeconds: both(AWAY_AND_BACK),
      readGapSeconds: { direct: SILENT_READER, pgpool: AWAY_AND_BACK },
      waitSeconds: PEER_SECONDS,
      promotion: false,
      writesStop: { from: MOMENT_SECONDS, to: AWAY_SECONDS },
    },
    begin: async (stage) => {
      const { operator, props } = stage;
      const { writer } = operator;
      const away = [writer, firstReader(stage)];
      for (const { zone } of away) props.network.cutOff(zone);
      await sleep(AWAY_SECONDS * 1000);
      // without the quorum rule there is another writer now
      const replaced = operator.writer === writer ? [] : away;
      await fence(replaced);
      for (const { zone } of away) props.network.restore(zone);
      return replaced;
    },
    end: bringBack,
  },
  {
    id: 'readers-behind',
    title: `the readers receive nothing for ${BEHIND_SECONDS} s, then the writer is killed`,
    seconds: BEHIND_SECONDS + SILENT_WRITER + 3,
    promise: {
      writeGapSeconds: both(BEHIND_SECONDS + SILENT_WRITER),
      readGapSeconds: readsWaitForWriter(SILENT_WRITER),
      waitSeconds: BEHIND_SECONDS + SILENT_WRITER,
      promotion: true,
    },
    begin: async (stage) => {
      const { writer, readers } = stage.operator;
      for (const reader of readers) stage.props.network.separate(writer.zone, reader.zone);
      await sleep(BEHIND_SECONDS * 1000);
      return killWriter(stage);
    },
    end: async (stage, lost) => {
      stage.props.network.reunite();
      await bringBack(stage, lost);
    },
  },
  {
    id: 'switchover',
    title: 'a planned switchover',
    seconds: PROMOTION_SECONDS + CLIENT_SECONDS + 3,
    promise: {
      // a new session may meet a Pgpool that still waits for the old writer
      writeGapSeconds: { direct: PROMOTION_SECONDS, pgpool: PROMOTION_SECONDS + CLIENT_SECONDS },
      readGapSeconds: readsWaitForWriter(PROMOTION_SECONDS + CLIENT_SECONDS),
      waitSeconds: CONNECT_SECONDS,
      promotion: true,
    },
    begin: async ({ operator }) => {
      await operator.switchOver();
      return [];
    },
  },
  {
    id: 'switchover-cut',
    title: 'the reader that a planned switchover has chosen stops to receive',
    limit: 'loses the rows that the other reader alone has acknowledged since the choice',
    seconds: PROMOTION_SECONDS + SENDER_SECONDS + CLIENT_SECONDS + 8,
    promise: {
      writeGapSeconds: both(PROMOTION_SECONDS + SENDER_SECONDS + CLIENT_SECONDS),
      readGapSeconds: both(PROMOTION_SECONDS + SENDER_SECONDS + CLIENT_SECONDS),
      waitSeconds: PEER_SECONDS,
      promotion: true,
    },
    begin: async ({ operator, props }) => {
      const { writer } = operator;
      const switched = operator.switchOver(async (next) => props.network.separate(writer.zone, next.zone));
      await eventually(`another writer than ${writer.name}`, 30, async () => operator.writer !== writer);
      props.network.reunite();
      await switched;
      return [];
    },
    end: async (stage) => bringBack(stage, stage.operator.diverged),
  },
  {
    id: 'pgpool-killed',
    title: 'one Pgpool is killed',
    seconds: 6,
    promise: {
      writeGapSeconds: { direct: MOMENT_SECONDS, pgpool: CLIENT_SECONDS },
      readGapSeconds: { direct: MOMENT_SECONDS, pgpool: CLIENT_SECONDS },
      waitSeconds: CONNECT_SECONDS,
      promotion: false,
    },
    begin: (stage) => killPgpools(stage, 1),
  },
  {
    id: 'pgpools-killed',
    title: 'every Pgpool is killed',
    seconds: 9,
    promise: {
      writeGapSeconds: { direct: MOMENT_SECONDS, pgpool: RESTART_SECONDS + PGPOOL_START_SECONDS },
      readGapSeconds: { direct: MOMENT_SECONDS, pgpool: RESTART_SECONDS + PGPOOL_START_SECONDS },
      waitSeconds: CONNECT_SECONDS,
      promotion: false,
    },
    begin: (stage) => killPgpools(stage, stage.pgpool.pods.length),
  },
  {
    id: 'node-returns',
    title: 'a lost writer comes back as a reader',
    seconds: 8,
    promise: {
      writeGapSeconds: both(MOMENT_SECONDS),
      readGapSeconds: both(CLIENT_SECONDS),
      waitSeconds: CONNECT_SECONDS,
      promotion: false,
    },
    prepare: async (stage) => {
      const { operator } = stage;
      const { writer } = operator;
      const lost = await killWriter(stage);
      await operator.promoted(writer);
      return lost;
    },
    begin: async (stage, away) => {
      await bringBack(stage, away);
      return [];
    },
  },
];
