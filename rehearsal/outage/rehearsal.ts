import type { ControlPlane } from '../cluster/control-plane';
import { nodeGroups } from '../cluster/node-groups';
import { nodeTimes } from '../cluster/node-times';
import type { Outcome } from '../outcome';
import type { Output } from '../output';
import { scenariosOf, synthesize } from '../synthesize';
import { binaries, VERSIONS } from '../toolchain/binaries';
import type { OutageArguments } from './arguments';
import { crossCheckClaims, outageClaims, spreadingClaim } from './claims';
import { crossCheck } from './cross-check';
import type { CrossCheck, OutageOutcome, OutageResults, SpreadingOutcome } from './outcome';
import { playPlan } from './plan';
import type { ScaledField } from './scaled-manifest';
import { rehearseScenario } from './scenario';
import { compareSpreading } from './spreading/spreading';
import { clientTable, crossCheckTable, outageTable, spreadingTable } from './tables';
import { verdictsOf } from './verdicts';

/** What Listr shows of a step that goes on. */
interface Shown {
  output: string;
}

interface Task {
  readonly title: string;
  task(context: unknown, shown: Shown): Promise<void>;
}

/** All outages of all scenarios, on one cluster for each scenario, side by side. */
export class OutageRehearsal {
  private readonly folder: string;
  private readonly options: OutageArguments;
  private readonly planes = new Set<ControlPlane>();
  private readonly outputs = new Map<string, Output>();
  private readonly notRehearsed: Record<string, string> = {};
  private readonly outages = new Map<string, OutageOutcome[]>();
  private readonly scaled = new Map<string, ScaledField[]>();
  private readonly declared: Record<string, readonly string[]> = {};
  private readonly broken: Outcome[] = [];
  private spreading: readonly SpreadingOutcome[] = [];
  private programs = '';

  constructor(folder: string, options: OutageArguments) {
    this.folder = folder;
    this.options = options;
  }

  /** Builds the programs and synthesizes the scenarios. */
  async prepare(): Promise<void> {
    const { config, scenarios, spreading } = this.options;
    this.programs = await binaries();
    if (spreading === 'only') return;
    const all = scenariosOf(config);
    const unknown = scenarios.filter((id) => !all.some((known) => known === id));
    if (unknown.length > 0) throw new Error(`${config} has the scenarios ${all.join(', ')}, got ${unknown.join(', ')}`);
    for (const id of all.filter((known) => scenarios.length === 0 || scenarios.includes(known))) {
      const output = synthesize(id, config, this.folder);
      if (nodeGroups(output).length > 0) this.outputs.set(id, output);
      else this.notRehearsed[id] = 'it declares no nodes';
    }
  }

  /** One task for each cluster. */
  tasks(): Task[] {
    const scenarios = [...this.outputs].map(([id, output]) => ({
      title: `${id}: zones are lost`,
      task: (_: unknown, shown: Shown) => this.guarded(id, () => this.rehearse(id, output, shown)),
    }));
    if (this.options.spreading === 'no') return scenarios;
    const comparison = {
      title: 'The ways to spread replicas over zones are compared',
      task: () => this.guarded('spreading', () => this.compare()),
    };
    return [...scenarios, comparison];
  }

  /** Ends every process of every cluster. */
  async stop(): Promise<void> {
    await Promise.all([...this.planes].map((plane) => plane.stop()));
    this.planes.clear();
  }

  report(): { readonly text: string; readonly results: OutageResults } {
    const outages = [...this.outages.values()].flat();
    const crossChecks = Object.fromEntries([...this.outages].map(([id, own]) => [id, this.crossCheck(id, own)]));
    const claims = [
      ...outages.flatMap(outageClaims),
      ...Object.entries(crossChecks).flatMap(([id, check]) => crossCheckClaims(id, check)),
      ...this.spreading.map(spreadingClaim),
      ...this.broken,
    ];
    const failed = claims.filter(({ passed }) => !passed);
    const scaledFields = Object.fromEntries(
      [...this.scaled].map(([id, fields]) => [
        id,
        fields.map(({ field, seconds, scaledTo }) => `${field}: ${seconds} -> ${scaledTo}`),
      ]),
    );
    const results: OutageResults = {
      numPassedTests: claims.length - failed.length,
      numFailedTests: failed.length,
      numRuntimeErrorTestSuites: 0,
      factor: this.options.scale,
      kubernetes: VERSIONS.kubernetes,
      outages,
      scaledFields,
      declaredPods: this.declared,
      notRehearsed: this.notRehearsed,
      spreading: this.spreading,
      crossChecks,
    };
    const pace = `Seconds as rehearsed, ${this.options.scale} times as fast as production; in brackets what they are in production.`;
    const text = [
      '',
      ...(outages.length > 0 ? [pace, outageTable(outages), clientTable(outages), crossCheckTable(crossChecks)] : []),
      ...(this.spreading.length > 0
        ? ['Replicas that serve in each zone, by the way in which they are spread:', spreadingTable(this.spreading)]
        : []),
      ...Object.entries(this.declared).flatMap(([id, made]) => [`${id}, pods of charts and operators:`, ...made]),
      ...Object.entries(this.notRehearsed).map(([id, why]) => `not rehearsed: ${id}, ${why}`),
      ...failed.map(({ scene, claim, seen }) => `NO  ${scene}: ${claim}; seen: ${seen}`),
      '',
      `${claims.length - failed.length} passed, ${failed.length} failed`,
    ].join('\n');
    return { text, results };
  }

  private async rehearse(id: string, output: Output, shown: Shown): Promise<void> {
    const outages: OutageOutcome[] = [];
    const scaled: ScaledField[] = [];
    this.outages.set(id, outages);
    this.scaled.set(id, scaled);
    await rehearseScenario({
      id,
      binaries: this.programs,
      output,
      times: nodeTimes(this.options.scale),
      plan: (zones) => playPlan(this.options, zones),
      started: (plane) => this.planes.add(plane),
      scaled: (changes) => scaled.push(...changes),
      declared: (made) => {
        this.declared[id] = made;
      },
      measured: (outage) => outages.push(outage),
      progress: (text) => {
        shown.output = text;
      },
    });
  }

  private crossCheck(id: string, outages: readonly OutageOutcome[]): CrossCheck {
    return crossCheck(id, verdictsOf(this.outputs.get(id)?.topologies ?? [], outages), outages);
  }

  private async compare(): Promise<void> {
    const times = nodeTimes(this.options.scale);
    this.spreading = await compareSpreading(this.programs, times, (plane) => this.planes.add(plane));
  }

  /** A rehearsal that breaks off is a failed claim, not a silent gap. */
  private async guarded(scene: string, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      const seen = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.broken.push({ scene, claim: 'the rehearsal reaches its end', passed: false, seen });
      throw error;
    }
  }
}
