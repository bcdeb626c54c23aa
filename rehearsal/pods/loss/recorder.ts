import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../../cluster/api';
import { type DatabasePlace, type Snapshot, takeSnapshot } from './snapshot';

/** Milliseconds between two looks. */
const PERIOD = 250;

/** Looks at the API server again and again, and keeps what it saw. */
export class Recorder {
  readonly snapshots: Snapshot[] = [];
  private readonly api: Api;
  private readonly place: DatabasePlace;
  private running = true;
  private readonly ended: Promise<void>;

  constructor(api: Api, place: DatabasePlace) {
    this.api = api;
    this.place = place;
    this.ended = this.run();
  }

  /** What was seen last. @throws before the first look */
  get latest(): Snapshot {
    const last = this.snapshots.at(-1);
    if (!last) throw new Error('nothing was looked at yet');
    return last;
  }

  /** Returns when something was seen that fits. @throws when it takes longer, with the phase that the database is in */
  async until(what: string, seconds: number, fits: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
    const end = Date.now() + seconds * 1000;
    while (Date.now() < end) {
      const last = this.snapshots.at(-1);
      if (last && fits(last)) return last;
      await sleep(PERIOD);
    }
    throw new Error(`waited ${seconds} s for ${what}; the database is: ${JSON.stringify(this.latest.cluster)}`);
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.ended;
  }

  private async run(): Promise<void> {
    while (this.running) {
      const begun = Date.now();
      try {
        this.snapshots.push(await takeSnapshot(this.api, this.place));
      } catch {
        // a look that fails is followed by the next
      }
      await sleep(Math.max(0, PERIOD - (Date.now() - begun)));
    }
  }
}
