import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Output } from '../output';
import type { Task } from '../rehearsal';
import { synthesize } from '../synthesize';
import type { DeployArguments } from './arguments';
import { GoogleWorld } from './google/google-world';
import { edited, GOOGLE_CHANGES } from './play/google-changes';
import { GooglePlay } from './play/google-play';
import { GOOGLE } from './play/google-steps';
import type { StepOutcome } from './play/outcome';

const ROOT = join(__dirname, '..', '..');

/** Where it is kept what was seen. */
export interface Seen {
  readonly outcomes: StepOutcome[];
  /** Commands that were not played, each once. */
  readonly leftOut: Set<string>;
}

/** The part of a run that is on Google Cloud, and what it has started. */
export class GoogleRehearsal {
  private readonly folder: string;
  private readonly options: DeployArguments;
  private readonly seen: Seen;
  private world: GoogleWorld | undefined;

  constructor(folder: string, options: DeployArguments, seen: Seen) {
    this.folder = folder;
    this.options = options;
    this.seen = seen;
  }

  /** @param programs the programs of the control plane, once they are built */
  task(programs: () => { readonly folder: string; readonly client: string }): Task {
    return { title: `${GOOGLE}: ${this.options.parts.join(', ')}`, task: () => this.play(programs()) };
  }

  /** Ends every process. */
  async stop(): Promise<void> {
    await this.world?.close();
    this.world = undefined;
  }

  private async play({
    folder: programs,
    client,
  }: {
    readonly folder: string;
    readonly client: string;
  }): Promise<void> {
    const folder = join(this.folder, GOOGLE);
    let config = readFileSync(join(ROOT, this.options.config), 'utf8');
    let count = 0;
    const output = (text: string): Output => {
      const file = join(this.folder, `google-${count}.yaml`);
      writeFileSync(file, text);
      count += 1;
      return synthesize(GOOGLE, file, join(this.folder, `google-${count}`));
    };
    const first = output(config);
    const opened = (one: GoogleWorld) => {
      this.world = one;
    };
    const world = await GoogleWorld.open({ folder, programs, client, output: first }, opened);
    const play = new GooglePlay(world, first);
    try {
      await play.open();
      await this.deploy(play);
      if (play.passed && this.options.parts.includes('changes')) {
        let current = first;
        for (const change of GOOGLE_CHANGES) {
          if (change.edit) {
            config = edited(config, change);
            current = output(config);
          }
          await play.change(change, current);
        }
      }
      if (this.options.parts.includes('guide')) await this.tearDown(play);
    } finally {
      this.seen.outcomes.push(...play.steps.outcomes);
      for (const line of [...world.leftOut, ...play.steps.leftOut]) this.seen.leftOut.add(line);
      await this.stop();
    }
  }

  private async deploy(play: GooglePlay): Promise<void> {
    const { parts, every } = this.options;
    if (parts.includes('failures')) await play.deployWithFaults(every);
    else await play.deploy('first deploy');
    // what comes after a deploy that failed says nothing
    if (play.passed && parts.some((part) => part !== 'failures')) await play.deployAgain();
  }

  private async tearDown(play: GooglePlay): Promise<void> {
    await play.tearDown();
    await play.deployAfterTearDown();
    await play.tearDown();
    await play.deleteKept();
  }
}
