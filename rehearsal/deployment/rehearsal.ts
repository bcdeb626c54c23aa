import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Task } from '../rehearsal';
import { binaries, client } from '../toolchain/binaries';
import type { DeployArguments } from './arguments';
import { GoogleRehearsal } from './google-rehearsal';
import { under } from './guide/code-blocks';
import { deployCommands } from './guide/deploy-commands';
import { type Assembly, assemble } from './play/assembly';
import { AwsChanges } from './play/aws-changes';
import { goOn, startOver } from './play/aws-first-deploy';
import { AwsPlay } from './play/aws-play';
import { AwsWorld } from './play/aws-world';
import type { Change } from './play/change';
import { CHANGES, changed, NOT_PLAYED } from './play/changes';
import { failures, otherDurations } from './play/failures';
import { GOOGLE } from './play/google-steps';
import type { StepOutcome } from './play/outcome';
import { updates } from './play/updates';

const ROOT = join(__dirname, '..', '..');

/** How often the first deploy is tried with other durations. */
const SEEDS = 25;

/** One run: every part of every scenario, and what it has started. */
export class DeployRehearsal {
  private readonly judged: StepOutcome[] = [];
  /** What is played now. */
  private readonly plays = new Set<AwsPlay>();
  /** Commands that were not played, each once. */
  readonly leftOut = new Set<string>();
  private readonly folder: string;
  private readonly options: DeployArguments;
  private readonly assemblies = new Map<string, Assembly>();
  private readonly worlds = new Set<AwsWorld>();
  private readonly google: GoogleRehearsal;
  /** Number of the next assembly. */
  private begun = 0;
  private programs = { folder: '', client: '' };

  constructor(folder: string, options: DeployArguments) {
    this.folder = folder;
    this.options = options;
    this.google = new GoogleRehearsal(folder, options, { outcomes: this.judged, leftOut: this.leftOut });
  }

  /** What was seen until now. */
  get outcomes(): readonly StepOutcome[] {
    return [...this.judged, ...[...this.plays].flatMap(({ steps }) => steps.outcomes)];
  }

  tasks(scenarios: readonly string[]): readonly Task[] {
    const { parts } = this.options;
    const onAws = scenarios.filter((scenario) => scenario !== GOOGLE);
    // there is no CloudFormation on Google Cloud
    const onGoogle = scenarios.includes(GOOGLE) && parts.some((part) => part !== 'updates');
    const guided = parts.includes('guide') || parts.includes('changes');
    return [
      ...(onGoogle || guided
        ? [{ title: 'Build the control plane and kubectl (minutes at the first time)', task: () => this.build() }]
        : []),
      ...(onGoogle ? [this.google.task(() => this.programs)] : []),
      ...(onAws.length > 0
        ? [{ title: `Synthesize ${this.options.config}`, task: async () => void this.assembly() }]
        : []),
      ...onAws.flatMap((scenario) => [
        ...(parts.includes('failures')
          ? [{ title: `${scenario}: failures and retries`, task: () => this.failures(scenario) }]
          : []),
        ...(parts.includes('updates') ? [{ title: `${scenario}: updates`, task: () => this.updates(scenario) }] : []),
        ...(guided ? [{ title: `${scenario}: DEPLOY.md`, task: () => this.guide(scenario) }] : []),
      ]),
    ];
  }

  /** Ends every process. */
  async stop(): Promise<void> {
    await Promise.all([this.google.stop(), ...[...this.worlds].map((world) => world.close())]);
    this.worlds.clear();
  }

  private async build(): Promise<void> {
    this.programs = { folder: await binaries(), client: await client() };
  }

  /**
   * What the configuration comes to, or that of one scenario after some changes.
   *
   * @throws MissingTool with the mistakes when the configuration has some
   */
  private assembly(changes: readonly Change[] = [], scenario?: string): Assembly {
    const real = changes.filter(({ edit, edits }) => edit || edits);
    const key = [scenario, ...real.map(({ name }) => name)].join(' + ');
    const made = this.assemblies.get(key);
    if (made) return made;
    const text = readFileSync(join(ROOT, this.options.config), 'utf8');
    const assembly = assemble({
      config: scenario ? changed(text, real, scenario) : text,
      edits: real.flatMap(({ edits = [] }) => edits),
      folder: join(this.folder, `assembly-${this.begun++}`),
    });
    this.assemblies.set(key, assembly);
    return assembly;
  }

  private async guide(scenario: string): Promise<void> {
    const assembly = this.assembly();
    const { accountId, region } = assembly;
    const world = await AwsWorld.open({
      folder: join(this.folder, scenario),
      accountId,
      region,
      programs: this.programs.folder,
      client: this.programs.client,
    });
    this.worlds.add(world);
    const play = new AwsPlay(world, scenario, assembly);
    this.plays.add(play);
    try {
      await this.play(play, scenario);
    } finally {
      this.plays.delete(play);
      this.judged.push(...play.steps.outcomes);
      for (const line of [...world.shell.leftOut, ...play.steps.leftOut]) this.leftOut.add(line);
      await world.close();
      this.worlds.delete(world);
    }
  }

  private async play(play: AwsPlay, scenario: string): Promise<void> {
    const { parts } = this.options;
    await play.bootstrap();
    if (parts.includes('guide')) await startOver(play);
    await goOn(play);
    // what comes after a deploy that failed says nothing
    if (!play.passed) return;
    await play.deployAgain();
    if (parts.includes('changes')) await this.changes(play, scenario);
    if (!parts.includes('guide')) return;
    await play.tearDown();
    await play.deployAfterTearDown();
  }

  private async changes(play: AwsPlay, scenario: string): Promise<void> {
    const changes = new AwsChanges(play);
    const made: Change[] = [];
    for (const change of this.changesOf(scenario)) {
      if (change.refused) {
        changes.refused(change, () => this.assembly([...made, change], scenario));
        continue;
      }
      made.push(change);
      const next = this.assembly(made, scenario);
      if (change.failsFirst) await changes.failAndRollBack(next);
      await changes.change(change, next);
    }
    if (this.options.only === '') changes.judgeCoverage(NOT_PLAYED);
  }

  private changesOf(scenario: string): readonly Change[] {
    const { only } = this.options;
    return CHANGES.filter(({ scenarios, name }) => (scenarios?.includes(scenario) ?? true) && name.includes(only));
  }

  private async updates(scenario: string): Promise<void> {
    // what is refused, or only gives commands, is nothing to CloudFormation
    const changes = this.changesOf(scenario).filter(({ refused, edit, edits }) => !refused && (edit || edits));
    const each = changes.map((change, index) => ({
      change,
      assembly: () => this.assembly(changes.slice(0, index + 1), scenario),
    }));
    this.judged.push(...(await updates(scenario, this.assembly([], scenario), each)));
  }

  private async failures(scenario: string): Promise<void> {
    const assembly = this.assembly();
    const commands = deployCommands(under(assembly.guide(scenario), 'Deploy')).map(({ stacks, context, ...flags }) => ({
      stacks: stacks.map((name) => assembly.stack(name, context)),
      flags,
    }));
    const { accountId, region } = assembly;
    const props = { scenario, accountId, region, commands, every: this.options.every };
    this.judged.push(await otherDurations(props, SEEDS), ...(await failures(props)));
  }
}
