import type { KubernetesObject } from '../../cluster/api';
import { type CodeBlock, under } from '../guide/code-blocks';
import { deployCommands } from '../guide/deploy-commands';
import type { Assembly } from './assembly';
import type { AwsWorld } from './aws-world';
import { changedAnything, stillThere, unfinished } from './judges';
import { type Step, Steps, toFillIn } from './steps';

/** Headings of the guides whose commands are played. */
const BEFORE = 'Before';
const DEPLOY = 'Deploy';
const TEAR_DOWN = 'Tear-down';
const AGAIN = 'Deploy again';

const DEPLOYED = 'every stack is deployed with the commands of the guide, none by hand';

/** A creation or a change that fails on purpose. */
export const INJECTED = 'Internal failure (injected)';

/** Plays one scenario on AWS by its guide, and judges each step. */
export class AwsPlay {
  readonly steps: Steps;
  readonly world: AwsWorld;
  readonly scenario: string;
  /** What is deployed now. */
  assembly: Assembly;

  constructor(world: AwsWorld, scenario: string, assembly: Assembly) {
    this.world = world;
    this.scenario = scenario;
    this.assembly = assembly;
    this.steps = new Steps(world, scenario);
  }

  /** Whether everything held until now. */
  get passed(): boolean {
    return this.steps.outcomes.every(({ passed }) => passed);
  }

  get guide(): readonly CodeBlock[] {
    return this.assembly.guide(this.scenario);
  }

  /** Name of the platform, which begins the names of its stacks. */
  get platform(): string {
    const [{ stacks: [network = ''] = [] } = {}] = deployCommands(under(this.guide, DEPLOY));
    return network.replace(/-network$/, '');
  }

  /** Every stack of the guide, as it is synthesized. */
  get declared() {
    const names = new Set(deployCommands(under(this.guide, DEPLOY)).flatMap(({ stacks }) => stacks));
    return [...names].map((name) => this.assembly.stack(name, []));
  }

  /** The deploys of the guide as they are when everything runs: those for the first time alone have a context. */
  get steadyDeploys(): readonly CodeBlock[] {
    const lines = under(this.guide, DEPLOY).flatMap(({ commands }) => commands.split('\n'));
    const commands = lines.filter((line) => /^npx cdk (diff|deploy) /.test(line) && !line.includes(' --context '));
    return [{ headings: [DEPLOY], commands: commands.join('\n') }];
  }

  bootstrap(): Promise<void> {
    const claim = 'the account is made ready with the command of the guide';
    return this.run('bootstrap', claim, under(this.guide, BEFORE));
  }

  deploy(step: string): Promise<void> {
    return this.run(step, DEPLOYED, under(this.guide, DEPLOY), { judge: (_, after) => unfinished(after) });
  }

  /** The same commands once more. */
  deployAgain(): Promise<void> {
    return this.run('deploy again', 'nothing changes', this.steadyDeploys, { judge: changedAnything });
  }

  tearDown(): Promise<void> {
    const claim = 'all is gone with the commands of the guide, but for what it says stays';
    return this.run('tear-down', claim, under(this.guide, TEAR_DOWN), { judge: (_, after) => stillThere(after) });
  }

  /**
   * The same name once more, in each way that the guide gives for what the tear-down kept: it takes it back, or deletes it. A
   * guide that gives none is followed from its beginning.
   */
  async deployAfterTearDown(): Promise<void> {
    const ways = this.guide.filter((block) => block.headings.at(-1) === AGAIN && toFillIn(block).length === 0);
    const first = under(this.guide, DEPLOY);
    const services = first.filter(({ commands }) => /^npx cdk deploy .*-services-/m.test(commands));
    if (ways.length === 0) return this.deploy('deploy after the tear-down');
    for (const way of ways) {
      const takesBack = way.commands.includes('--import-existing-resources');
      if (this.world.account.stacks.has(`${this.platform}-platform`)) await this.tearDown();
      const step = takesBack ? 'deploy again, taking back' : 'deploy again, after deleting';
      const judge: Step['judge'] = (_, after) => unfinished(after);
      await this.run(step, DEPLOYED, [way, ...(takesBack ? services : first)], { judge });
    }
  }

  /** Gives commands in the present project. */
  run(
    name: string,
    claim: string,
    blocks: readonly CodeBlock[],
    more: Omit<Step, 'name' | 'claim' | 'blocks' | 'assembly'> = {},
  ): Promise<void> {
    return this.steps.run({ name, claim, blocks, assembly: this.assembly, ...more });
  }

  /** Objects of Kubernetes that the deployed stacks declare. */
  objects(): readonly KubernetesObject[] {
    return [...this.world.account.stacks.values()].flatMap(({ resources }) =>
      [...resources.values()]
        .filter(({ type }) => type === 'Custom::AWSCDK-EKS-KubernetesResource')
        .flatMap(({ properties }) => JSON.parse(String(properties.Manifest)) as readonly KubernetesObject[]),
    );
  }
}
