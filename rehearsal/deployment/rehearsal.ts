import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Task } from '../rehearsal';
import { binaries, client } from '../toolchain/binaries';
import type { DeployArguments } from './arguments';
import { GoogleRehearsal } from './google-rehearsal';
import { under } from './guide/code-blocks';
import { deployCommands } from './guide/deploy-commands';
import { type Assembly, assemble } from './play/assembly';
import { AwsPlay } from './play/aws-play';
import { AwsWorld } from './play/aws-world';
import { CHANGES, changed } from './play/changes';
import { failures, otherDurations } from './play/failures';
import { GOOGLE } from './play/google-steps';
import type { StepOutcome } from './play/outcome';

const ROOT = join(__dirname, '..', '..');

/** How often the first deploy is tried with other durations. */
const SEEDS = 25;

/** The creation that fails with the real tool: by then the platform is half made. */
const FAILS_AT = 110;

/** One run: every part of every scenario, and what it has started. */
export class DeployRehearsal {
  readonly outcomes: StepOutcome[] = [];
  /** Commands that were not played, each once. */
  readonly leftOut = new Set<string>();
  private readonly folder: string;
  private readonly options: DeployArguments;
  private readonly assemblies = new Map<string, Assembly>();
  private readonly worlds = new Set<AwsWorld>();
  private readonly google: GoogleRehearsal;
  private programs = { folder: '', client: '' };

  constructor(folder: string, options: DeployArguments) {
    this.folder = folder;
    this.options = options;
    this.google = new GoogleRehearsal(folder, options, this);
  }

  tasks(scenarios: readonly string[]): readonly Task[] {
    const { parts } = this.options;
    const onAws = scenarios.filter((scenario) => scenario !== GOOGLE);
    const onGoogle = scenarios.includes(GOOGLE);
    const real = onGoogle || parts.includes('guide') || parts.includes('changes');
    return [
      ...(real
        ? [{ title: 'Build the control plane and kubectl (minutes at the first time)', task: () => this.build() }]
        : []),
      ...(onGoogle ? [this.google.task(() => this.programs)] : []),
      ...(onAws.length > 0
        ? [{ title: `Synthesize ${this.options.config}`, task: async () => void this.assembly(0) }]
        : []),
      ...onAws.flatMap((scenario) => [
        ...(parts.includes('failures')
          ? [{ title: `${scenario}: failures and retries`, task: () => this.failures(scenario) }]
          : []),
        ...(parts.some((part) => part !== 'failures')
          ? [{ title: `${scenario}: DEPLOY.md`, task: () => this.guide(scenario) }]
          : []),
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

  /** What the configuration comes to after the first so many changes. */
  private assembly(count: number, only = CHANGES): Assembly {
    const changes = only.slice(0, count);
    const key = changes.map(({ name }) => name).join(' + ');
    const made = this.assemblies.get(key);
    if (made) return made;
    const text = readFileSync(join(ROOT, this.options.config), 'utf8');
    const index = this.assemblies.size;
    const config = join(this.folder, `trizone-${index}.yaml`);
    writeFileSync(config, changes.length > 0 ? changed(text, changes) : text);
    const assembly = assemble(config, join(this.folder, `assembly-${index}`), join(this.folder, 'assemblies'));
    this.assemblies.set(key, assembly);
    return assembly;
  }

  private async guide(scenario: string): Promise<void> {
    const assembly = this.assembly(0);
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
    try {
      await this.play(play, scenario);
    } finally {
      this.outcomes.push(...play.steps.outcomes);
      for (const line of [...world.shell.leftOut, ...play.steps.leftOut]) this.leftOut.add(line);
      await world.close();
      this.worlds.delete(world);
    }
  }

  private async play(play: AwsPlay, scenario: string): Promise<void> {
    const { parts } = this.options;
    await play.bootstrap();
    await play.failOnce(FAILS_AT);
    await play.deploy('the same commands again');
    // what comes after a deploy that failed says nothing
    if (!play.passed) return;
    await play.deployAgain();
    const changes = CHANGES.filter(({ scenarios }) => scenarios?.includes(scenario) ?? true);
    if (parts.includes('changes')) {
      for (const [index, { name }] of changes.entries()) await play.change(name, this.assembly(index + 1, changes));
    }
    if (!parts.includes('guide')) return;
    await play.tearDown();
    await play.deployAfterTearDown();
  }

  private async failures(scenario: string): Promise<void> {
    const assembly = this.assembly(0);
    const commands = deployCommands(under(assembly.guide(scenario), 'Deploy')).map(({ stacks, context, ...flags }) => ({
      stacks: stacks.map((name) => assembly.stack(name, context)),
      flags,
    }));
    const { accountId, region } = assembly;
    const props = { scenario, accountId, region, commands, every: this.options.every };
    this.outcomes.push(await otherDurations(props, SEEDS), ...(await failures(props)));
  }
}
