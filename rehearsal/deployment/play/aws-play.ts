import type { KubernetesObject } from '../../cluster/api';
import type { Thing } from '../aws/thing';
import { type CodeBlock, under } from '../guide/code-blocks';
import type { Assembly } from './assembly';
import type { AwsWorld } from './aws-world';
import { isToFillIn, type Step, Steps } from './steps';

/** Headings of the guides whose commands are played. */
const BEFORE = 'Before';
const DEPLOY = 'Deploy';
const TEAR_DOWN = 'Tear-down';
const AGAIN = 'Deploy again';

const INJECTED = 'Internal failure (injected)';

const DEPLOYED = 'every stack is deployed with the commands of the guide, none by hand';

/** The deploys of a guide as they are when everything runs: those for the first time alone have a context. */
function steadyDeploys(blocks: readonly CodeBlock[]): readonly CodeBlock[] {
  const lines = blocks.flatMap(({ commands }) => commands.split('\n'));
  const commands = lines.filter((line) => /^npx cdk (diff|deploy) /.test(line) && !line.includes(' --context '));
  return [{ headings: [DEPLOY], commands: commands.join('\n') }];
}

/** Plays one scenario on AWS by its guide, and judges each step. */
export class AwsPlay {
  readonly steps: Steps;
  private readonly world: AwsWorld;
  private readonly scenario: string;
  /** What is deployed now. */
  private assembly: Assembly;

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

  bootstrap(): Promise<void> {
    const claim = 'the account is made ready with the command of the guide';
    return this.run('bootstrap', claim, under(this.guide, BEFORE));
  }

  /** The first deploy, when one creation fails. */
  async failOnce(number: number): Promise<void> {
    const { account } = this.world;
    let asked = 0;
    account.fault = () => {
      asked += 1;
      return asked === number ? INJECTED : undefined;
    };
    const claim = 'the command fails, and says what failed';
    await this.run(`failure at resource ${number}`, claim, under(this.guide, DEPLOY), { mustFailWith: INJECTED });
    account.fault = () => undefined;
  }

  deploy(step: string): Promise<void> {
    return this.run(step, DEPLOYED, under(this.guide, DEPLOY), { judge: () => this.steps.unfinished() });
  }

  /** The same commands once more. */
  deployAgain(): Promise<void> {
    const before = this.versions();
    const judge = () => (this.versions() === before ? undefined : 'a resource or a stack was changed');
    return this.run('deploy again', 'nothing changes', steadyDeploys(under(this.guide, DEPLOY)), { judge });
  }

  /** Deploys another configuration over the one that is there. */
  change(name: string, next: Assembly): Promise<void> {
    const declared = this.objects();
    const kept = new Set(this.world.account.kept.map(({ id }) => id));
    this.assembly = next;
    const judge = async () => {
      const left = await this.leftInCluster(declared);
      const orphans = this.world.account.kept.filter((thing) => !kept.has(thing.id) && !isMeantToStay(thing));
      const all = [...left, ...orphans.map(({ type, id }) => `${type} ${id}`)];
      return this.steps.unfinished() ?? (all.length > 0 ? `left behind: ${all.join(', ')}` : undefined);
    };
    const claim = 'it is deployed, and leaves nothing behind';
    return this.run(`change: ${name}`, claim, steadyDeploys(under(this.guide, DEPLOY)), { judge });
  }

  tearDown(): Promise<void> {
    const claim = 'every stack and its network is gone with the commands of the guide';
    const judge = () => {
      const stacks = this.steps.stacks.map(({ name, status }) => `${name} ${status}`);
      const left = [...stacks, ...this.world.account.ofType('AWS::EC2::VPC').map(({ id }) => id)];
      return left.length > 0 ? `still there: ${left.join(', ')}` : undefined;
    };
    return this.run('tear-down', claim, under(this.guide, TEAR_DOWN), { judge });
  }

  /**
   * The same name once more, in each way that the guide gives for what the tear-down kept: it takes it back, or deletes it. A
   * guide that gives none is followed from its beginning.
   */
  async deployAfterTearDown(): Promise<void> {
    const ways = this.guide.filter((block) => block.headings.at(-1) === AGAIN && !isToFillIn(block));
    const first = under(this.guide, DEPLOY);
    const services = first.filter(({ commands }) => /^npx cdk deploy .*-services-/m.test(commands));
    if (ways.length === 0) return this.deploy('deploy after the tear-down');
    for (const way of ways) {
      const takesBack = way.commands.includes('--import-existing-resources');
      if (this.steps.stacks.length > 0) await this.tearDown();
      const step = takesBack ? 'deploy again, taking back' : 'deploy again, after deleting';
      const judge = () => this.steps.unfinished();
      await this.run(step, DEPLOYED, [way, ...(takesBack ? services : first)], { judge });
    }
  }

  private run(
    name: string,
    claim: string,
    blocks: readonly CodeBlock[],
    more: Pick<Step, 'judge' | 'mustFailWith'> = {},
  ): Promise<void> {
    return this.steps.run({ name, claim, blocks, environment: this.assembly.environment, ...more });
  }

  private get guide(): readonly CodeBlock[] {
    return this.assembly.guide(this.scenario);
  }

  /** Of every resource, and of every stack how much has happened. */
  private versions(): string {
    const things = this.world.account.all.map(({ type, id, version }) => `${type} ${id} ${version}`);
    return [...things, ...this.steps.stacks.map(({ name, events }) => `${name} ${events.length}`)].join('\n');
  }

  /** Objects of Kubernetes that the deployed stacks declare. */
  private objects(): readonly KubernetesObject[] {
    return this.steps.stacks.flatMap(({ resources }) =>
      [...resources.values()]
        .filter(({ type }) => type === 'Custom::AWSCDK-EKS-KubernetesResource')
        .flatMap(({ properties }) => JSON.parse(String(properties.Manifest)) as readonly KubernetesObject[]),
    );
  }

  private async leftInCluster(before: readonly KubernetesObject[]): Promise<readonly string[]> {
    const key = ({ kind, metadata }: KubernetesObject) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
    const now = new Set(this.objects().map(key));
    const gone = before.filter((object) => !now.has(key(object)));
    const there = await Promise.all(gone.map((object) => this.world.cluster.has(object)));
    return gone.filter((_, index) => there[index]).map(key);
  }
}

/** Keys, logs and what has data outlive what wrote them; load balancers belong to their controller. */
const MEANT_TO_STAY = ['KMS::Key', 'Logs::LogGroup', 'S3::Bucket', 'Backup::BackupVault', 'LoadBalancer'];

const isMeantToStay = ({ type }: Thing): boolean => MEANT_TO_STAY.some((end) => type.endsWith(end));
