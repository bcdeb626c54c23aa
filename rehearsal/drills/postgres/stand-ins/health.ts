import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, probe } from './probe';

/** Milliseconds between two looks at a server. */
const PERIOD = 200;

/** Keeps asking servers, and knows since when each has been away. */
export class Health {
  private readonly states = new Map<string, { readonly answer: Answer; readonly since: number }>();
  private readonly loops: Promise<void>[] = [];
  private stopped = false;

  /** Asks this address from now on. */
  watch(address: string): void {
    this.loops.push(this.keepAsking(address));
  }

  /** What the server did last; one that was never asked refuses. */
  answer(address: string): Answer {
    return this.states.get(address)?.answer ?? 'refuses';
  }

  /** Milliseconds for which the server has not answered; 0 when it answers. */
  awayFor(address: string): number {
    const state = this.states.get(address);
    if (!state || state.answer === 'answers') return 0;
    return Date.now() - state.since;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.loops);
  }

  private async keepAsking(address: string): Promise<void> {
    while (!this.stopped) {
      const asked = Date.now();
      const answer = await probe(address);
      const before = this.states.get(address);
      const wasAway = before !== undefined && before.answer !== 'answers';
      this.states.set(address, { answer, since: answer !== 'answers' && wasAway ? before.since : asked });
      await sleep(PERIOD);
    }
  }
}
