import type { CodeBlock } from '../guide/code-blocks';
import type { Assembly } from './assembly';
import type { AwsWorld } from './aws-world';
import type { StepOutcome } from './outcome';
import { type Seen, seen } from './seen';

/** A synthesis was made already, by whoever plays. */
const SYNTHESIS = /^npm run synth.*$/gm;

/** Asks the account for what this fake leaves out: quotas, zones, versions, certificates. Its own tests play it. */
const PREFLIGHT = /^bash dist\/\S+\/preflight\.sh$/gm;

/** A value that a person fills in: `export MOMENT=... # of the restore`. */
const TO_FILL_IN = /^export (\w+)=\.\.\..*$/gm;

const LINES_OF_FAILURE = /(FAILED|❌|Error|error occurred|cannot|refused|denied)/;

/** One step of a guide: its commands, and what must be so afterwards. */
export interface Step {
  readonly name: string;
  readonly claim: string;
  readonly blocks: readonly CodeBlock[];
  /** The project in which the commands are given. */
  readonly assembly: Assembly;
  /** What is not as claimed, or nothing. @default - that no command failed is enough */
  readonly judge?: (before: Seen, after: Seen) => string | undefined | Promise<string | undefined>;
  /** Text of a failure that must stop the commands. @default - none may fail */
  readonly mustFailWith?: string;
  /** Text that the commands must print. @default - none */
  readonly mustPrint?: string;
  /** Values of the variables that a person fills in. @default - none: blocks with such variables are left out */
  readonly values?: Readonly<Record<string, string>>;
}

/** Names of the variables that somebody must fill in before a block can be run. */
export const toFillIn = ({ commands }: CodeBlock): readonly string[] =>
  [...commands.matchAll(TO_FILL_IN)].map(([, name = '']) => name);

interface Ran {
  readonly output: string;
  /** Whether one of the commands failed; those after it were not run. */
  readonly failed: boolean;
}

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

  async run(step: Step): Promise<void> {
    const { account } = this.world;
    const begun = account.seconds;
    const before = seen(account);
    const ran = await this.runAll(step);
    const wrong = this.judged(step, ran) ?? (await step.judge?.(before, seen(account)));
    this.add(step, wrong, Math.round((account.seconds - begun) / 60));
  }

  /** Writes down what was seen. @param wrong what is not as claimed, or nothing */
  add({ name, claim }: Pick<Step, 'name' | 'claim'>, wrong: string | undefined, simulatedMinutes = 0): void {
    this.outcomes.push({
      scenario: this.scenario,
      step: name,
      claim,
      passed: wrong === undefined,
      seen: wrong ?? `in ${simulatedMinutes} simulated minutes`,
      resources: [...this.world.account.stacks.values()].reduce((sum, { resources }) => sum + resources.size, 0),
      simulatedMinutes,
    });
  }

  private judged({ mustFailWith, mustPrint = '' }: Step, { failed, output }: Ran): string | undefined {
    const { unknown } = this.world;
    if (unknown.length > 0) return `the fake AWS was asked for ${unknown.join(', ')}`;
    if (mustFailWith !== undefined) {
      if (!failed) return 'no command failed';
      return output.includes(mustFailWith) ? undefined : `it does not say why: ${shortened(output)}`;
    }
    if (failed) return shortened(output);
    return output.includes(mustPrint) ? undefined : `it does not say ${mustPrint}: ${output.slice(0, 600)}`;
  }

  /** Runs the blocks until one fails. */
  private async runAll({ blocks, assembly, values = {} }: Step): Promise<Ran> {
    let all = '';
    for (const block of blocks) {
      if (toFillIn(block).some((name) => !(name in values))) {
        this.leftOut.push(`${block.commands.split('\n')[0]} (somebody fills in a value)`);
        continue;
      }
      const kubeconfig = await this.world.cluster.kubeconfig();
      const environment = { ...assembly.environment, ...(kubeconfig ? { KUBECONFIG: kubeconfig } : {}) };
      const filled = block.commands.replace(TO_FILL_IN, (_, name) => `export ${name}=${values[name]}`);
      this.leftOut.push(...(filled.match(PREFLIGHT) ?? []));
      const commands = filled.replace(SYNTHESIS, ':').replace(PREFLIGHT, ':');
      const { status, output } = await this.world.shell.run(commands, assembly.folder, environment);
      all += output;
      if (status !== 0) return { failed: true, output: output || `status ${status}` };
    }
    return { failed: false, output: all };
  }
}

const shortened = (output: string): string => {
  const lines = output.split('\n').filter((line) => LINES_OF_FAILURE.test(line));
  return (lines.length > 0 ? lines.slice(0, 3).join(' | ') : output).slice(0, 600);
};
