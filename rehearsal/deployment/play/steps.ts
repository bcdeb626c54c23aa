import type { CodeBlock } from '../guide/code-blocks';
import type { AwsWorld } from './aws-world';
import type { StepOutcome } from './outcome';

/** A synthesis was made already, by whoever plays. */
const SYNTHESIS = /^npm run synth.*$/gm;

/** A value that a person fills in: `export MOMENT=... # of the restore`. */
const TO_FILL_IN = /=\.\.\./;

const LINES_OF_FAILURE = /(FAILED|❌|Error|error occurred|cannot|refused|denied)/;

/** The stack of the bootstrap, which no guide removes. */
const BOOTSTRAP = 'CDKToolkit';

/** One step of a guide: its commands, and what must be so afterwards. */
export interface Step {
  readonly name: string;
  readonly claim: string;
  readonly blocks: readonly CodeBlock[];
  readonly environment: Readonly<Record<string, string>>;
  /** What is not as claimed, or nothing. @default - that no command failed is enough */
  readonly judge?: () => string | undefined | Promise<string | undefined>;
  /** Text of a failure that must stop the commands. @default - none may fail */
  readonly mustFailWith?: string;
}

/** Whether somebody must complete a block before it can be run. */
export const isToFillIn = ({ commands }: CodeBlock): boolean => TO_FILL_IN.test(commands);

/** Runs steps in a world, and keeps what was seen. */
export class Steps {
  readonly outcomes: StepOutcome[] = [];
  /** Commands that a person must complete, so that they are not played. */
  readonly leftOut: string[] = [];
  private readonly world: AwsWorld;
  private readonly scenario: string;

  constructor(world: AwsWorld, scenario: string) {
    this.world = world;
    this.scenario = scenario;
  }

  /** The stacks that are there, without that of the bootstrap. */
  get stacks() {
    return [...this.world.account.stacks.values()].filter(({ name }) => name !== BOOTSTRAP);
  }

  /** Stacks that are not complete, in words, or nothing. */
  unfinished(): string | undefined {
    const bad = this.stacks.filter(({ status }) => !/^(CREATE|UPDATE)_COMPLETE$/.test(status));
    const words = bad.map(({ name, status, reason = '' }) => `${name} ${status} ${reason}`);
    return bad.length > 0 ? words.join('; ') : undefined;
  }

  async run(step: Step): Promise<void> {
    const begun = this.world.account.seconds;
    const output = await this.firstFailure(step);
    const seen = this.judged(step, output) ?? (await step.judge?.());
    const simulatedMinutes = Math.round((this.world.account.seconds - begun) / 60);
    this.outcomes.push({
      scenario: this.scenario,
      step: step.name,
      claim: step.claim,
      passed: seen === undefined,
      seen: seen ?? `in ${simulatedMinutes} simulated minutes`,
      resources: this.stacks.reduce((sum, { resources }) => sum + resources.size, 0),
      simulatedMinutes,
    });
  }

  private judged({ mustFailWith }: Step, output: string | undefined): string | undefined {
    const { unknown } = this.world;
    if (unknown.length > 0) return `the fake AWS was asked for ${unknown.join(', ')}`;
    if (mustFailWith === undefined) return output && shortened(output);
    if (output === undefined) return 'no command failed';
    return output.includes(mustFailWith) ? undefined : `it does not say why: ${shortened(output)}`;
  }

  /** Runs the blocks until one fails. Returns what that one printed, or nothing. */
  private async firstFailure({ blocks, environment }: Step): Promise<string | undefined> {
    for (const block of blocks) {
      if (isToFillIn(block)) {
        this.leftOut.push(`${block.commands.split('\n')[0]} (somebody fills in a value)`);
        continue;
      }
      const { kubeconfig } = this.world.cluster;
      const all = { ...environment, ...(kubeconfig ? { KUBECONFIG: kubeconfig } : {}) };
      const { status, output } = await this.world.shell.run(block.commands.replace(SYNTHESIS, ':'), all);
      if (status !== 0) return output || `status ${status}`;
    }
    return undefined;
  }
}

const shortened = (output: string): string => {
  const lines = output.split('\n').filter((line) => LINES_OF_FAILURE.test(line));
  return (lines.length > 0 ? lines.slice(0, 3).join(' | ') : output).slice(0, 600);
};
