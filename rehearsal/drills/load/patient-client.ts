import { setTimeout as sleep } from 'node:timers/promises';
import type { Place, Programs, Talk } from '../../machine/programs';

/** Milliseconds between two statements. */
const PERIOD = 20;

/** Milliseconds after an error until it connects again: each time a program starts, on cores that the servers need. */
const AFTER_ERROR = 1000;

/** What a client asked, and until when it waited; `to` is absent while it still waits. */
export interface Wait {
  readonly from: number;
  readonly to?: number;
  /** Why it ended without an answer. */
  readonly error?: string;
}

/** Properties for {@link PatientClient}. */
export interface PatientClientProps {
  readonly name: string;
  readonly place: Place;
  /** The variables of libpq, for each new connection. */
  readonly env: () => Readonly<Record<string, string>>;
  /** The next statement, which gives one row; the answer to it. */
  readonly statement: () => string;
  readonly answered?: (row: string) => void;
}

/**
 * `psql` with nothing but what its environment says: as any client of libpq it waits for an answer for as long as its
 * socket stands. It comes back after an error.
 */
export class PatientClient {
  readonly waits: Wait[] = [];
  private readonly props: PatientClientProps;
  private readonly programs: Programs;
  private talk: Talk | undefined;
  private asked: number | undefined;
  private stopped = false;
  private ended: Promise<void> | undefined;

  constructor(props: PatientClientProps, programs: Programs) {
    this.props = props;
    this.programs = programs;
  }

  start(): void {
    this.ended = this.loop();
  }

  /** Ends it where it is; what it still waits for remains a wait without an end. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.talk?.end();
    await this.ended;
  }

  /** When it got an answer, in milliseconds. */
  get successes(): readonly number[] {
    return this.waits.flatMap(({ to, error }) => (to !== undefined && error === undefined ? [to] : []));
  }

  /** The longest wait for an answer or an error, in milliseconds; one without an end lasts until `now`. */
  longestWait(now: number): number {
    const open = this.asked === undefined ? [] : [now - this.asked];
    return Math.max(0, ...open, ...this.waits.map(({ from, to = now }) => to - from));
  }

  private async loop(): Promise<void> {
    const { name, place, env, statement, answered } = this.props;
    while (!this.stopped) {
      const from = Date.now();
      this.asked = from;
      const talk = this.programs.talk({ name, place, env: env(), argv: ['psql', '-XAtq', '-v', 'ON_ERROR_STOP=1'] });
      this.talk = talk;
      try {
        for (let asked = from; !this.stopped; asked = Date.now()) {
          this.asked = asked;
          const row = await talk.ask(statement());
          this.waits.push({ from: asked, to: Date.now() });
          this.asked = undefined;
          answered?.(row);
          await sleep(PERIOD);
        }
      } catch (error) {
        if (this.stopped) return;
        this.waits.push({ from: this.asked ?? from, to: Date.now(), error: String(error) });
        this.asked = undefined;
        await sleep(AFTER_ERROR);
      } finally {
        await talk.end();
      }
    }
  }
}
