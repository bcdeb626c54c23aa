import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Pod } from '../cluster/pods';
import type { Stage } from '../stage';
import { servesEvenly } from './fold';
import { type Budget, type EndpointSlice, type Look, look } from './look';
import type { Workload } from './workload';

/** Milliseconds between two looks. */
const STEP = 500;

/** Seconds without any change after which a cluster is taken to be at rest: longer than any start of a pod here. */
export const QUIET_SECONDS = 3;

/** Most seconds for what an event sets going. */
const REST_SECONDS = 60;

/** Most seconds for the pod garbage collector: 20 until it looks, 40 of quarantine, 20 until it looks again, and some. */
const COLLECTOR_SECONDS = 90;

const shown = (look: Look | undefined) => [look?.workloads, look?.services];

/** Looks at the cluster every half second. */
export class Recorder {
  readonly looks: Look[] = [];
  /** Nodes that are silent. */
  readonly lost = new Set<string>();
  private readonly stage: Pick<Stage, 'api' | 'nodes'>;
  private readonly workloads: readonly Workload[];
  private begun = Date.now();
  private changedAt = 0;
  private running = true;
  private done: Promise<void> = Promise.resolve();

  constructor(stage: Pick<Stage, 'api' | 'nodes'>, workloads: readonly Workload[]) {
    this.stage = stage;
    this.workloads = workloads;
  }

  /** Begins to look. Seconds count from now. */
  start(): void {
    this.begun = Date.now();
    this.done = this.run();
  }

  /** Takes one look by itself. */
  async once(): Promise<Look> {
    const { api, nodes } = this.stage;
    const at = this.seconds;
    const [pods, slices, budgets] = await Promise.all([
      api.list<Pod>('/api/v1/pods'),
      api.list<EndpointSlice>('/apis/discovery.k8s.io/v1/endpointslices'),
      api.list<Budget>('/apis/policy/v1/poddisruptionbudgets'),
    ]);
    return look({ at, pods, slices, budgets, zones: nodes.zones, lost: this.lost }, this.workloads);
  }

  /** Seconds since the start. */
  get seconds(): number {
    return (Date.now() - this.begun) / 1000;
  }

  /** Seconds for which no pod and no endpoint has come, gone or changed. */
  get quietSeconds(): number {
    return this.seconds - this.changedAt;
  }

  get last(): Look | undefined {
    return this.looks.at(-1);
  }

  /** Ends the record with one last look. */
  async stop(): Promise<readonly Look[]> {
    this.running = false;
    await this.done;
    return this.looks;
  }

  private async run(): Promise<void> {
    while (this.running) {
      const began = Date.now();
      const next = await this.once();
      if (!isDeepStrictEqual(shown(next), shown(this.last))) this.changedAt = next.at;
      this.looks.push(next);
      await sleep(Math.max(0, STEP - (Date.now() - began)));
    }
    this.looks.push(await this.once());
  }
}

/**
 * Waits until nothing changes any more, or a minute.
 *
 * @param quietSeconds without any change @default - {@link QUIET_SECONDS}
 */
export async function rest(recorder: Recorder, quietSeconds = QUIET_SECONDS): Promise<void> {
  const end = recorder.seconds + REST_SECONDS;
  while (recorder.seconds < end && recorder.quietSeconds < quietSeconds) await sleep(100);
}

/**
 * Waits until every one of the workloads is even over the zones, or a minute: the descheduler looks now and then, and moves one
 * pod of a budget at a time.
 */
export async function evened(
  recorder: Recorder,
  workloads: readonly Pick<Workload, 'id'>[],
  zones: readonly string[],
): Promise<void> {
  const end = recorder.seconds + REST_SECONDS;
  const uneven = () =>
    workloads.some(({ id }) => {
      const pods = recorder.last?.workloads[id] ?? [];
      return !servesEvenly(pods, zones, pods.length);
    });
  while (recorder.seconds < end && uneven()) await sleep(100);
}

/** Looks until nothing changes any more: pods are ready before the endpoints of their Services are. */
export async function settle(...cluster: ConstructorParameters<typeof Recorder>): Promise<void> {
  const recorder = new Recorder(...cluster);
  recorder.start();
  await rest(recorder);
  await recorder.stop();
}

/** Waits until no pod is bound to a lost node any more: the Node objects were deleted, and the garbage collector follows. */
export async function collectorDone(recorder: Recorder): Promise<void> {
  const end = recorder.seconds + COLLECTOR_SECONDS;
  const bound = () =>
    Object.values(recorder.last?.workloads ?? {}).some((pods) => pods.some(({ node }) => recorder.lost.has(node)));
  while (recorder.seconds < end && bound()) await sleep(100);
}
