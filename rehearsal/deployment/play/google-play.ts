import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Output } from '../../output';
import { GKE_FIREWALL } from '../google/gcloud';
import type { GoogleWorld } from '../google/google-world';
import { type CodeBlock, codeBlocks, under } from '../guide/code-blocks';
import type { GoogleChange } from './google-changes';
import { GoogleFaults } from './google-faults';
import { changes, leftBehind, namesOfKept, notInPlace, versions, wronglyKept } from './google-judges';
import { GoogleSteps } from './google-steps';

/** The chapters that take a person from an empty project to the analyst's first query. */
const CHAPTERS = ['Before', 'Google Cloud, by Config Connector', 'The workload cluster', 'The analyst connects'];

const TEAR_DOWN = 'Tear-down';
const WHAT_STAYS = 'What stays in Google Cloud';

/** What stays for ever, or gives nobody anything by itself: the guide says so. */
const STAYS = ['IAMCustomRole', 'IAMPolicyMember', 'KMSCryptoKey', 'KMSKeyRing', 'Service'];

const DEPLOYED = 'every stage is deployed with the commands of the guide, none by hand';

/** Seconds that a wait has, of which a failure is expected. */
const PATIENCE = 6;

/** Plays the scenario on Google Cloud by its guide, and judges each step. */
export class GooglePlay {
  readonly steps: GoogleSteps;
  private readonly world: GoogleWorld;
  /** What is deployed now, and what was before. */
  private output: Output;
  private readonly earlier: Output[] = [];
  private desk = '';

  constructor(world: GoogleWorld, output: Output) {
    this.world = world;
    this.output = output;
    this.steps = new GoogleSteps(world);
    this.steps.values.MANAGEMENT = 'management';
  }

  /** Whether everything held until now. */
  get passed(): boolean {
    return this.steps.outcomes.every(({ passed }) => passed);
  }

  async open(): Promise<void> {
    this.desk = await this.world.desk(this.output);
  }

  deploy(name: string): Promise<void> {
    return this.run(name, DEPLOYED, this.firstDeploy);
  }

  /**
   * The first deploy, while every so many resources Google Cloud refuses one. The guide must tell where and why, and the same
   * commands go on when the cause is mended.
   */
  async deployWithFaults(every: number): Promise<void> {
    const faults = new GoogleFaults(this.world.project, every);
    for (const block of this.firstDeploy) {
      const first = await this.steps.play([block], this.desk, PATIENCE);
      if (!first.failed) continue;
      const hit = faults.hits();
      // the machine was slow: as long as the guide says
      if (hit.length === 0) {
        const { failed, output } = await this.steps.play([block], this.desk);
        if (failed) return this.steps.judged(block.headings.at(-1) ?? '', DEPLOYED, async () => output);
        continue;
      }
      await this.steps.judged(
        `failure at resource ${hit.map(({ number }) => number).join(', ')}`,
        'the commands fail, the guide shows where and why, and the same commands go on',
        () =>
          this.goOn(
            block,
            first.output,
            hit.map(({ name }) => name),
            faults,
          ),
      );
    }
    faults.end();
    await this.steps.judged('deploy, after the failures', DEPLOYED, () => notInPlace(this.world, this.output));
  }

  private async goOn(
    block: CodeBlock,
    said: string,
    names: readonly string[],
    faults: GoogleFaults,
  ): Promise<string | undefined> {
    const silent = names.find((name) => !said.includes(name));
    if (silent) return `the wait does not name ${silent}: ${said.slice(0, 300)}`;
    const [look] = under(this.guide, 'Where the error is');
    const { output } = await this.steps.play(look ? [look] : [], this.desk);
    const untold = names.find((name) => !output.includes(name) || !output.includes('UpdateFailed'));
    if (untold) return `the guide's commands do not show what is wrong with ${untold}`;
    faults.mend();
    const again = await this.steps.play([block], this.desk);
    return again.failed && `the same commands fail again: ${again.output.slice(0, 300)}`;
  }

  /** The same commands once more. */
  async deployAgain(): Promise<void> {
    const before = await versions(this.world, this.output);
    const judge = async () => changes(before, await versions(this.world, this.output));
    await this.run('deploy again', 'nothing changes', this.firstDeploy, judge);
  }

  /** Deploys another configuration over the one that is there, with the commands that the guide has for it. */
  async change(change: GoogleChange, next: Output): Promise<void> {
    const { name, commands, values = {}, neverWithout, claim } = change;
    const changed = changedStages(this.output, next);
    if (next !== this.output) {
      this.earlier.push(this.output);
      this.output = next;
      this.desk = await this.world.desk(next);
    }
    Object.assign(this.steps.values, values);
    this.world.project.fewest.clear();
    const isChanged = ({ headings }: CodeBlock) => changed.some((stage) => headings.at(-1)?.startsWith(`${stage}:`));
    const blocks = commands({ guide: this.guide, changedStages: this.guide.filter(isChanged) });
    const fewest = () =>
      neverWithout && this.world.project.fewest.get(neverWithout) === 0 && `without any ${neverWithout} on the way`;
    await this.run(
      `change: ${name}`,
      claim ?? 'it is deployed, and leaves nothing behind',
      blocks,
      async () =>
        (await this.inPlace()) ?? (await leftBehind(this.world, this.earlier, next)) ?? (fewest() || undefined),
    );
  }

  /** From a running platform to what the guide says that stays. */
  async tearDown(): Promise<void> {
    const cluster = this.world.project.ofKind('ContainerCluster').map(({ name }) => name);
    const judge = async () => {
      const there = this.world.project.all.filter(({ kind }) => kind !== GKE_FIREWALL).map(({ name }) => name);
      const left = await this.world.management.objects();
      if (left.length > 0)
        return `still there: ${left.map(({ kind, metadata }) => `${kind} ${metadata.name}`).join(', ')}`;
      return wronglyKept(this.namesOfAllKept(), there, cluster);
    };
    const claim = 'everything is gone with the commands of the guide, but for what it says that stays';
    await this.run('tear-down', claim, under(this.guide, TEAR_DOWN), judge);
  }

  /** The same name once more: what the tear-down kept is taken back, and not made a second time. */
  async deployAfterTearDown(): Promise<void> {
    const { project } = this.world;
    const kept = project.all.map(({ id }) => id);
    const made = project.made.length;
    const judge = async () => {
      const twice = project.made.slice(made).filter((id) => kept.includes(id));
      return twice.length > 0 ? `made a second time: ${twice.join(', ')}` : await this.inPlace();
    };
    await this.run('deploy after the tear-down', `${DEPLOYED}; what was kept is taken back`, this.firstDeploy, judge);
  }

  /** Deletes what the tear-down kept. */
  async deleteKept(): Promise<void> {
    const judge = () => {
      const left = this.world.project.all.filter(({ kind }) => !STAYS.includes(kind));
      return left.length > 0 ? `still there: ${left.map(({ id }) => id).join(', ')}` : undefined;
    };
    const claim = 'what was kept and can go, goes with the commands of the guide';
    await this.run('delete what was kept', claim, under(this.guide, WHAT_STAYS), judge);
  }

  private async inPlace(): Promise<string | undefined> {
    // load balancers come by themselves, after the commands
    let wrong: string | undefined;
    for (let look = 0; look < 50; look += 1) {
      wrong = await notInPlace(this.world, this.output);
      if (wrong === undefined) return undefined;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return wrong;
  }

  /** An address of an earlier output stays as well: the guide says so where it is removed. */
  private namesOfAllKept(): readonly string[] {
    return [this.output, ...this.earlier].flatMap(({ guide }) => namesOfKept(guide));
  }

  private run(
    name: string,
    claim: string,
    blocks: readonly CodeBlock[],
    judge: () => Promise<string | undefined> | string | undefined = () => this.inPlace(),
  ): Promise<void> {
    return this.steps.run({ name, claim, blocks, judge }, this.desk);
  }

  private get guide(): readonly CodeBlock[] {
    return codeBlocks(this.output.guide);
  }

  private get firstDeploy(): readonly CodeBlock[] {
    return this.guide.filter(({ headings: [chapter = ''] }) => CHAPTERS.includes(chapter));
  }
}

const filesOf = (folder: string): string =>
  readdirSync(folder)
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');

/** The stages of an output that are new or not as before, e.g. `management/70-vpn`. */
function changedStages(before: Output, after: Output): readonly string[] {
  const texts = ({ directory, stages }: Output) =>
    new Map(stages.map(({ tree, name }) => [`${tree}/${name}`, filesOf(join(directory, tree, name))]));
  const old = texts(before);
  return [...texts(after)].filter(([stage, text]) => old.get(stage) !== text).map(([stage]) => stage);
}
