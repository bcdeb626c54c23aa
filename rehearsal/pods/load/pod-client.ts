import { setTimeout as sleep } from 'node:timers/promises';
import { Talk } from '../../machine/programs';
import type { InPod } from './in-pod';
import { findPsql } from './psql';

const PSQL = findPsql();

/** Milliseconds between two statements. */
const PERIOD = 50;

/** Milliseconds after an error until it connects again: each time programs start, on cores that the database needs. */
const AFTER_ERROR = 2000;

/** What a client asked, and until when it waited. */
export interface Wait {
  readonly from: number;
  readonly to: number;
  /** Why it ended without an answer. @default - it was answered */
  readonly error?: string;
}

/** What a client is. */
export interface PodClientProps {
  readonly name: string;
  readonly pod: InPod;
  /** Variables of libpq in place of those of the pod, e.g. another host. */
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which it gives a statement up and connects anew. @default - it waits for as long as its socket stands */
  readonly patience?: number;
  /** The next statement, which gives one row. */
  readonly statement: () => string;
  /** Told of the row of each answer. */
  readonly answered: (row: string) => void;
}

class OutOfPatience extends Error {}

/** The word of the server, or of libpq, short enough to count by. */
const wordOf = (error: unknown): string =>
  String(error instanceof Error ? error.message : error)
    .split('\n')
    .filter((line) => !line.startsWith('LINE'))[0]
    ?.replaceAll(/\d+[.]\d+[.]\d+[.]\d+/g, '<address>')
    .slice(0, 140) ?? '';

/**
 * `psql` in the network of a pod, with the variables and files of the pod: the client library of PostgreSQL as a service has
 * it. It asks again and again, and comes back after an error.
 */
export class PodClient {
  readonly waits: Wait[] = [];
  readonly props: PodClientProps;
  private talk: Talk | undefined;
  private asked: number | undefined;
  private stopped = false;
  private ended: Promise<void> | undefined;

  constructor(props: PodClientProps) {
    this.props = props;
  }

  start(): void {
    this.ended = this.loop();
  }

  /** Ends it where it is. What it still waits for counts as a wait until now. */
  async stop(): Promise<void> {
    this.stopped = true;
    const { asked } = this;
    this.asked = undefined;
    if (asked !== undefined) this.waits.push({ from: asked, to: Date.now(), error: 'no answer until the end' });
    await this.talk?.end();
    await this.ended;
  }

  /** When it got answers, in milliseconds. */
  get successes(): readonly number[] {
    return this.waits.flatMap(({ to, error }) => (error === undefined ? [to] : []));
  }

  /** The longest time for which it waited for an answer or an error, in milliseconds. */
  get longestWait(): number {
    return Math.max(0, ...this.waits.map(({ from, to }) => to - from));
  }

  /** How many errors of each kind. */
  get errors(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { error } of this.waits) if (error !== undefined) counts[error] = (counts[error] ?? 0) + 1;
    return counts;
  }

  private async loop(): Promise<void> {
    const { pod, env = {}, statement, answered } = this.props;
    while (!this.stopped) {
      const child = pod.start([PSQL, '-XAtq', '-v', 'ON_ERROR_STOP=1'], { ...pod.libpq, ...env });
      const talk = new Talk(child);
      this.talk = talk;
      try {
        while (!this.stopped) {
          const from = Date.now();
          this.asked = from;
          const row = await this.within(talk.ask(`${statement()};`));
          answered(row);
          // an answer that comes while it is stopped: the wait was counted already
          if (this.stopped) return;
          this.waits.push({ from, to: Date.now() });
          this.asked = undefined;
          await sleep(PERIOD);
        }
      } catch (error) {
        if (this.stopped) return;
        this.waits.push({ from: this.asked ?? Date.now(), to: Date.now(), error: wordOf(error) });
        this.asked = undefined;
        await sleep(AFTER_ERROR);
      } finally {
        await talk.end();
      }
    }
  }

  private async within(answer: Promise<string>): Promise<string> {
    const { patience } = this.props;
    if (patience === undefined) return answer;
    const cancel = new AbortController();
    const alarm = sleep(patience, undefined, { signal: cancel.signal }).then(() => {
      throw new OutOfPatience(`no answer within ${patience / 1000} s`);
    });
    // one of the two is left alone
    answer.catch(() => {});
    alarm.catch(() => {});
    try {
      return await Promise.race([answer, alarm]);
    } finally {
      cancel.abort();
    }
  }
}
