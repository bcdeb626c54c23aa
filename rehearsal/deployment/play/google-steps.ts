import type { GoogleWorld } from '../google/google-world';
import type { CodeBlock } from '../guide/code-blocks';
import type { StepOutcome } from './outcome';

/** The scenario on Google Cloud. */
export const GOOGLE = 'gke-cockroachdb';

/** One step of a guide. */
export interface GoogleStep {
  readonly name: string;
  readonly claim: string;
  readonly blocks: readonly CodeBlock[];
  /** What is not as claimed, or nothing. @default - that no command failed is enough */
  readonly judge?: () => string | undefined | Promise<string | undefined>;
}

/** Commands that ended, and what they printed. */
export interface Played {
  /** The block that failed. @default - none */
  readonly failed?: CodeBlock;
  readonly output: string;
}

/** It asks the account what the fake does not have: quotas, versions, rights. Its own test plays it. */
const PREFLIGHT = 'bash preflight.sh';

const FILL_IN = /^export (\w+)=[.]{3}.*$/gm;

/** The lines of an output that say what went wrong. */
const LINES_OF_FAILURE = /error|refused|denied|forbidden|cannot|timed out|not found|invalid|unknown/i;

const shortened = (output: string): string => {
  const lines = output.split('\n').filter((line) => LINES_OF_FAILURE.test(line));
  return (lines.length > 0 ? lines.slice(0, 3).join(' | ') : output.trim()).slice(0, 600);
};

/** Puts in what a person must: `export OLD=... # the pool`. @throws for a name that nobody has a value for */
export function filledIn(commands: string, values: Readonly<Record<string, string>>): string {
  return commands.replace(FILL_IN, (line, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nobody says what to write for ${line}`);
    return `export ${name}=${value}`;
  });
}

/** Runs steps in a world, and keeps what was seen. */
export class GoogleSteps {
  readonly outcomes: StepOutcome[] = [];
  readonly leftOut = new Set<string>();
  /** What a person writes where the guide leaves a value open, and what an earlier block has exported. */
  readonly values: Record<string, string> = {};
  private readonly world: GoogleWorld;

  constructor(world: GoogleWorld) {
    this.world = world;
  }

  /** Runs the blocks on a desk until one fails. @param patience seconds of each wait @default - as the guide says */
  async play(blocks: readonly CodeBlock[], desk: string, patience?: number): Promise<Played> {
    let all = '';
    for (const block of blocks) {
      if (block.commands === PREFLIGHT) {
        this.leftOut.add(PREFLIGHT);
        continue;
      }
      const commands = filledIn(block.commands, this.values);
      // each block has a shell of its own here, a person has one for all
      for (const [, name = '', value = ''] of commands.matchAll(/^export (\w+)=(\S+)/gm)) this.values[name] = value;
      const environment = { ...this.values, ...(patience ? { REHEARSAL_PATIENCE: String(patience) } : {}) };
      const { status, output } = await this.world.run(commands, desk, environment);
      all += output;
      if (status !== 0) return { failed: block, output };
    }
    return { output: all };
  }

  /** Runs a step, and judges it. */
  async run({ name, claim, blocks, judge }: GoogleStep, desk: string): Promise<void> {
    await this.judged(name, claim, async () => {
      const { failed, output } = await this.play(blocks, desk);
      if (failed) return shortened(output) || `status of: ${failed.commands}`;
      await this.world.settled();
      return judge?.();
    });
  }

  /** Keeps what a step came to. @param play returns what is not as claimed, or nothing */
  async judged(step: string, claim: string, play: () => Promise<string | undefined>): Promise<void> {
    const begun = this.world.project.seconds;
    const [unknown, problems] = [this.world.unknown.length, this.world.problems.length];
    const wrong = await play().catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    const strange = this.world.unknown.slice(unknown);
    const seen =
      strange.length > 0
        ? `a stand-in was asked what it does not know: ${strange.join(', ')}`
        : (wrong ?? this.world.problems.slice(problems)[0]);
    const simulatedMinutes = Math.round((this.world.project.seconds - begun) / 60);
    this.outcomes.push({
      scenario: GOOGLE,
      step,
      claim,
      passed: seen === undefined,
      seen: seen ?? `in ${simulatedMinutes} simulated minutes`,
      resources: this.world.project.all.length,
      simulatedMinutes,
    });
  }
}
