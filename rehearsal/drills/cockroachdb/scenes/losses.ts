import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../../cluster/eventually';
import { claim, must, type Outcome } from '../../../outcome';
import { LEDGER, LedgerWriter, lost, watched } from '../load/ledger';
import { PODS, ZONES } from '../machine/places';
import type { Stage } from '../stage';
import type { Member } from '../stand-ins/member';

/** A way to lose a member, and what is promised. In all of them no acknowledged row is lost. */
export interface Loss {
  readonly id: string;
  readonly title: string;
  /** Seconds for which clients are watched after it has begun. */
  readonly seconds: number;
  /** Longest time in which no client at all writes, in seconds. */
  readonly gapSeconds: number;
  /** Longest time that one client waits for an answer or an error, in seconds. */
  readonly waitSeconds: number;
  /** Takes the member away; gives what was seen of it. */
  begin(stage: Stage, member: Member): Promise<string>;
  /** Brings it back. */
  end(stage: Stage, member: Member): Promise<void>;
}

/** Seconds after which Kubernetes starts a container again that has ended. */
const RESTART_SECONDS = 1;

/** Time of a pod to end, as rendered; more would be a kill. */
const GRACE_SECONDS = 300;

async function restart(_: Stage, member: Member): Promise<void> {
  await sleep(RESTART_SECONDS * 1000);
  member.start();
}

/**
 * Bounds hold on a machine twice as slow as one where the gaps were 4.3, 6.6 and 1.5 s. A client whose member is silent has
 * an error after 15 s, when what it sent is not acknowledged, or after 25, when it waits for an answer.
 */
export const LOSSES: readonly Loss[] = [
  {
    id: 'killed',
    title: 'a member is killed',
    seconds: 30,
    gapSeconds: 15,
    waitSeconds: 20,
    async begin(stage, member) {
      await member.kill();
      await restart(stage, member);
      return 'killed, and started again';
    },
    end: async () => {},
  },
  {
    id: 'silent',
    title: 'a member falls silent',
    seconds: 60,
    gapSeconds: 20,
    waitSeconds: 40,
    async begin({ props }, { zone }) {
      props.networks.cutOff(zone);
      return 'cut off';
    },
    async end({ props }, { zone }) {
      props.networks.restore(zone);
    },
  },
  {
    id: 'drained',
    title: 'a member is asked to end',
    seconds: 60,
    gapSeconds: 10,
    waitSeconds: 20,
    async begin(_, member) {
      const begun = Date.now();
      const status = await Promise.race([member.terminate(), sleep(GRACE_SECONDS * 1000, 'no end')]);
      must(typeof status === 'number', `it ended with ${status}`);
      return `it ended by itself, with ${status}, after ${((Date.now() - begun) / 1000).toFixed(1)} s`;
    },
    end: restart,
  },
];

/** Seconds of writing before it begins. */
const BEFORE_SECONDS = 5;

const WRITERS = 4;

const REPLICATION_SECONDS = 300;

async function play(stage: Stage, loss: Loss, member: Member): Promise<readonly Outcome[]> {
  const { props } = stage;
  const { writer, reader } = props.database.users;
  const visitor = stage.visitor(writer);
  const writers = Array.from(
    { length: WRITERS },
    // one of them is with the member that goes
    (_, index) =>
      new LedgerWriter(`${loss.id}-${index}`, visitor, index === 0 ? member.address : undefined, props.programs),
  );
  await stage.ready();
  for (const { client } of writers) client.start();
  await sleep(BEFORE_SECONDS * 1000);
  const from = Date.now();
  const seen = await loss.begin(stage, member).catch((error: unknown) => error as Error);
  await sleep(Math.max(0, from + loss.seconds * 1000 - Date.now()));
  const to = Date.now();
  const measured = watched(
    writers.map(({ client }) => client),
    from,
    to,
  );
  await loss.end(stage, member);
  await stage.ready();
  await Promise.all(writers.map(({ client }) => client.stop()));
  const of = (text: string, judge: () => Promise<string>) => claim('losses', `${loss.title}: ${text}`, judge);
  return [
    await of('it goes as it should', async () => {
      if (seen instanceof Error) throw seen;
      return `${member.name}: ${seen}`;
    }),
    await of('no acknowledged row is lost', async () => {
      const missing: string[] = [];
      for (const { name, acknowledged } of writers) {
        const sql = `SELECT number FROM ${LEDGER} WHERE writer = '${name}'`;
        const gone = lost(acknowledged, await stage.visitor(reader).rows(PODS, sql));
        missing.push(...gone.map((number) => `${name}/${number}`));
      }
      const total = writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
      must(missing.length === 0, `${missing.length} of ${total}: ${missing.slice(0, 5).join(', ')}`);
      must(total > 0, 'no row was acknowledged');
      return `0 of ${total}`;
    }),
    await of(`writes go on within ${loss.gapSeconds} s`, async () => {
      must(measured.gapSeconds <= loss.gapSeconds, `the longest gap was ${measured.gapSeconds.toFixed(1)} s`);
      return `the longest gap was ${measured.gapSeconds.toFixed(1)} s`;
    }),
    await of(`no client waits longer than ${loss.waitSeconds} s for an answer or an error`, async () => {
      const { longestWaitSeconds: longest } = measured;
      must(longest <= loss.waitSeconds, `the longest wait was ${longest.toFixed(1)} s`);
      return `the longest wait was ${longest.toFixed(1)} s`;
    }),
  ];
}

/** A cluster that was just initialised has one replica of everything, and makes the others by and by. */
async function replicated(stage: Stage): Promise<void> {
  const few = `SELECT count(*) FROM [SHOW CLUSTER RANGES] WHERE array_length(replicas, 1) < ${ZONES.length}`;
  await eventually('every range to have its replicas', REPLICATION_SECONDS, async () => {
    const [count] = await stage.visitor('root').rows(PODS, few);
    return count === '0';
  });
}

/** Members are lost one after the other, each in another way, while services write. */
export async function losses(stage: Stage): Promise<readonly Outcome[]> {
  const { writer } = stage.props.database.users;
  await stage
    .visitor(writer)
    .rows(
      PODS,
      `CREATE TABLE IF NOT EXISTS ${LEDGER} (writer TEXT, number INT, PRIMARY KEY (writer, number))`,
      `DELETE FROM ${LEDGER}`,
    );
  await replicated(stage);
  const outcomes: Outcome[] = [];
  for (const [index, loss] of LOSSES.entries()) {
    const member = stage.members[index];
    if (member) outcomes.push(...(await play(stage, loss, member)));
  }
  return outcomes;
}
