import { join } from 'node:path';
import type { ScenarioId } from '../lib/config';
import type { Applied } from './apply';
import type { ControlPlane } from './cluster/control-plane';
import type { Outcome } from './outcome';
import type { Report } from './report';
import { acceptance } from './scenes/acceptance';
import { autoscaling } from './scenes/autoscaling';
import { drains } from './scenes/drain';
import { placement } from './scenes/placement';
import { refused } from './scenes/refusals';
import { rollout } from './scenes/rollout';
import { scaleIn } from './scenes/scale-in';
import { scaleInRuns } from './scenes/scale-in-runs';
import { sentToCockroachDb } from './scenes/sent-to-cockroachdb';
import { Stage } from './stage';
import { synthesize } from './synthesize';
import { binaries } from './toolchain/binaries';

/** The scenario on which all scenes are played. */
export const FULL = 'gke-cockroachdb';

/** One step with its name, as the progress shows it. */
export interface Task {
  readonly title: string;
  task(): Promise<void>;
}

const SCENES: Readonly<Record<string, (stage: Stage) => Promise<readonly Outcome[]>>> = {
  'Refusals: what must not be accepted': refused,
  'Placement: one replica in each zone': placement,
  'Rollout: a new image': rollout,
  'Drains: nodes are emptied': drains,
  'Scale-in: pods move back': scaleIn,
  'Autoscaling: busy services': autoscaling,
};

/** One run of all scenes, and what it has started. `scaleIns`: how often services scale in by chance, too. */
export class Rehearsal {
  private readonly folder: string;
  private readonly scaleIns: number;
  private readonly planes = new Set<ControlPlane>();
  private readonly outcomes: Outcome[] = [];
  private readonly measures: Record<string, string> = {};
  private programs = '';
  private stage: Stage | undefined;
  private applied: Applied | undefined;

  constructor(folder: string, scaleIns = 0) {
    this.folder = folder;
    this.scaleIns = scaleIns;
  }

  get report(): Report {
    return { outcomes: this.outcomes, measures: this.measures, ...(this.applied ? { applied: this.applied } : {}) };
  }

  get kubeconfig(): string {
    return this.stage?.plane.kubeconfig ?? '';
  }

  /** All scenes, on the scenario of the configuration that is rehearsed in full. */
  tasks(config: string): readonly Task[] {
    return [
      { title: 'Build the control plane (minutes at the first time)', task: () => this.build() },
      { title: `Start it with the nodes of ${config}`, task: () => this.start(config) },
      {
        title: `Acceptance: every object of ${FULL} of ${config}`,
        task: () => this.accept(`${FULL} of ${config}`, this.current),
      },
      ...Object.entries({
        ...SCENES,
        ...(this.scaleIns > 0 && {
          [`Scale-in, ${this.scaleIns} times`]: (stage: Stage) => scaleInRuns(stage, this.scaleIns),
        }),
      }).map(([title, scene]) => ({
        title,
        task: async () => {
          this.outcomes.push(...(await scene(this.current)));
          this.measure();
        },
      })),
    ];
  }

  /** Puts the output of a scenario before the server, in a cluster of its own, and nothing more. */
  acceptanceTask(id: ScenarioId, config: string): Task {
    const name = `${id} of ${config}`;
    return {
      title: `Acceptance: every object of ${name}`,
      task: async () => {
        const stage = await this.stageOf(id, config);
        await this.accept(name, stage);
        await stage.stop();
        this.planes.delete(stage.plane);
      },
    };
  }

  /** Ends every process of every cluster. */
  async stop(): Promise<void> {
    await Promise.all([...this.planes].map((plane) => plane.stop()));
    this.planes.clear();
  }

  private get current(): Stage {
    if (!this.stage) throw new Error('the cluster has not been started');
    return this.stage;
  }

  private async build(): Promise<void> {
    const begun = Date.now();
    this.programs = await binaries();
    this.measures['control plane built or found in'] = seconds(begun);
  }

  private async start(config: string): Promise<void> {
    const begun = Date.now();
    this.stage = await this.stageOf(FULL, config);
    this.measures['control plane started, definitions made and nodes ready in'] = seconds(begun);
  }

  private stageOf(id: ScenarioId, config: string): Promise<Stage> {
    const output = synthesize(id, config, join(this.folder, config.replaceAll('/', '-')));
    return Stage.build(this.programs, output, (plane) => this.planes.add(plane));
  }

  private async accept(name: string, stage: Stage): Promise<void> {
    const { outcomes, applied } = await acceptance(stage, name);
    this.outcomes.push(...outcomes, ...(await sentToCockroachDb(stage.output, name)));
    this.applied ??= applied;
  }

  private measure(): void {
    const bytes = this.current.plane.processes.peakMemoryBytes();
    this.measures['peak memory of the control plane, all processes together'] = `${Math.round(bytes / 2 ** 20)} MiB`;
  }
}

const seconds = (begun: number): string => `${((Date.now() - begun) / 1000).toFixed(1)} s`;
