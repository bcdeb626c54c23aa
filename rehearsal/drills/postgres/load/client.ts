import { setTimeout as sleep } from 'node:timers/promises';
import { kindOf, type Login, Session } from './session';

/** Milliseconds between two statements of a client. */
const PERIOD = 10;

/** Milliseconds for which a client waits after an error, before it connects again. */
const AFTER_ERROR = 100;

/** One statement; `fresh` says that the session is a new one. */
export type Statement = (session: Session, fresh: boolean) => Promise<void>;

/** A client that asks again and again, writes down what it got, and comes back after an error, as applications do. */
export class Client {
  /** When a statement succeeded, and how long it took, in milliseconds. */
  readonly successes: number[] = [];
  readonly latencies: number[] = [];
  /** When a statement failed, and why. */
  readonly errors: { readonly at: number; readonly kind: string }[] = [];
  private readonly login: Login;
  private readonly statement: Statement;
  private stopped = false;
  private ended: Promise<void> | undefined;

  constructor(login: Login, statement: Statement) {
    this.login = login;
    this.statement = statement;
  }

  start(): void {
    this.ended = this.loop();
  }

  /** Waits for the last answer, for as long as a client waits. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.ended;
  }

  private async loop(): Promise<void> {
    let session: Session | undefined;
    while (!this.stopped) {
      try {
        const fresh = session === undefined;
        session ??= await Session.open(this.login);
        const begun = performance.now();
        await this.statement(session, fresh);
        this.latencies.push(performance.now() - begun);
        this.successes.push(Date.now());
        await sleep(PERIOD);
      } catch (error) {
        this.errors.push({ at: Date.now(), kind: kindOf(error) });
        session?.close();
        session = undefined;
        await sleep(AFTER_ERROR);
      }
    }
    session?.close();
  }
}
