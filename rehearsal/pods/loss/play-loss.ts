import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../cluster/eventually';
import { storedRows } from '../load/ledger';
import type { Fault } from '../machine/zones';
import type { PodStage } from '../stage';
import { Crowd, servicePods } from './crowd';
import {
  measurePaths,
  measureRows,
  measureServices,
  type PathMeasure,
  type RowMeasure,
  type ServiceMeasure,
} from './measure';
import { Recorder } from './recorder';
import type { Snapshot } from './snapshot';
import { type FailoverStages, failoverStages, primaryChanges } from './stages';
import { measureWorkloads, type WorkloadMeasure } from './workloads';

/** Seconds of steady state before the loss. */
const STEADY_SECONDS = 15;

/** Seconds for which the zone is away at least: pods are evicted after about 80, and others take their place. */
const AWAY_SECONDS = 110;

/** Seconds that every client outside of the zone has to succeed again, on a machine twice as slow as the slowest seen. */
const RECOVERY_SECONDS = 300;

/** Milliseconds for which all must have had success lately. */
const LATELY = 3000;

/** Seconds that everything has to be ready, and even over the zones, when the zone is back. */
const RETURN_SECONDS = 600;

/** One loss of a zone, and its return. Seconds are since the loss, or since the return. */
export interface LossRun {
  readonly fault: Fault;
  readonly zone: string;
  readonly run: number;
  /** Whether the primary was in it. */
  readonly hadPrimary: boolean;
  readonly primaryChanges: number;
  /** Of a loss that takes the primary. */
  readonly stages?: FailoverStages;
  readonly paths: readonly PathMeasure[];
  readonly services: readonly ServiceMeasure[];
  readonly rows: RowMeasure;
  readonly workloads: readonly WorkloadMeasure[];
  /** Whether every client outside of the zone had success again while it was away. */
  readonly recovered: boolean;
  /** Seconds after the return until everything was ready and the pods of the services were even. @default - it never was */
  readonly evenAfter?: number;
  readonly loadAverage: number;
}

const healthy = ({ cluster }: Snapshot): boolean =>
  cluster.readyInstances === 3 && cluster.currentPrimary === cluster.targetPrimary;

/** Whether each has a pod in each zone again. */
function even(stage: PodStage, snapshot: Snapshot): boolean {
  const zoneOf = (node: string) => stage.order.layout.nodes.find(({ name }) => name === node)?.zone;
  return ['service-a', 'service-b', 'pgpool'].every((name) => {
    const own = snapshot.pods.filter(({ labels, ready }) => ready && labels['app.kubernetes.io/name'] === name);
    return new Set(own.map(({ node }) => zoneOf(node))).size === stage.order.layout.zones.length;
  });
}

/** Where the primary is now. */
export async function zoneOfPrimary(stage: PodStage): Promise<string> {
  const { namespace, name } = stage.database;
  const cluster = await stage.plane.api.get<{ status: { currentPrimary: string } }>(
    `/apis/postgresql.cnpg.io/v1/namespaces/${namespace}/clusters/${name}`,
  );
  const pod = await stage.plane.api.get<{ spec: { nodeName: string } }>(
    `/api/v1/namespaces/${namespace}/pods/${cluster.status.currentPrimary}`,
  );
  return stage.order.layout.nodes.find((node) => node.name === pod.spec.nodeName)?.zone ?? '';
}

async function recovered(crowd: Crowd, zone: string, since: number): Promise<boolean> {
  const outside = [...crowd.writers, ...crowd.readers].filter((each) => each.zone !== zone);
  const lately = (successes: readonly number[]) => (successes.at(-1) ?? 0) > Date.now() - LATELY;
  return eventually('every client to succeed again', RECOVERY_SECONDS - (Date.now() - since) / 1000, async () =>
    outside.every(({ client }) => lately('client' in client ? client.client.successes : client.successes)),
  ).catch(() => false);
}

/** Loses a zone while everybody is at work, and brings it back. */
export async function playLoss(stage: PodStage, fault: Fault, zone: string, run: number): Promise<LossRun> {
  const { cluster, order, topology, database } = stage;
  const crowd = await Crowd.gather(stage, `${fault}-${run}`);
  const recorder = new Recorder(stage.plane.api, database);
  try {
    await recorder.until(
      'a healthy database',
      RETURN_SECONDS,
      (snapshot) => healthy(snapshot) && even(stage, snapshot),
    );
    const hadPrimary = (await zoneOfPrimary(stage)) === zone;
    const primary = recorder.latest.cluster.currentPrimary ?? '';
    crowd.start();
    await sleep(STEADY_SECONDS * 1000);
    await cluster.zones.lose(zone, fault);
    const lostAt = Date.now();
    await sleep(AWAY_SECONDS * 1000);
    const isBack = await recovered(crowd, zone, lostAt);
    const returnedAt = Date.now();
    await cluster.zones.restore(zone);
    const back = await recorder
      .until('the zone to be back', RETURN_SECONDS, (snapshot) => healthy(snapshot) && even(stage, snapshot))
      .catch(() => undefined);
    await crowd.stop();
    await recorder.stop();
    const window = { from: lostAt, to: returnedAt };
    const { snapshots } = recorder;
    const [witness] = (await servicePods(stage)).values();
    if (!witness) throw new Error('there is no zone');
    const stored = await storedRows(witness);
    const commits = crowd.writers.filter((each) => each.zone !== zone).flatMap(({ client }) => client.client.successes);
    const watched = { topology, layout: order.layout, zone, snapshots, lostAt, returnedAt };
    return {
      fault,
      zone,
      run,
      hadPrimary,
      primaryChanges: primaryChanges(snapshots),
      ...(hadPrimary && {
        stages: failoverStages({
          snapshots,
          lostAt,
          nodes: cluster.zones.nodesOf(zone).map(({ planned }) => planned.name),
          primary,
          service: `${database.name}-rw`,
          commits: [...commits].sort((a, b) => a - b),
        }),
      }),
      paths: measurePaths(crowd, zone, window),
      services: measureServices(crowd.http.requests, crowd.urls, window),
      rows: measureRows(crowd.writers, stored, zone, lostAt, returnedAt),
      workloads: measureWorkloads(watched),
      recovered: isBack,
      ...(back && { evenAfter: Math.round((back.at - returnedAt) / 100) / 10 }),
      loadAverage: loadavg()[0] ?? 0,
    };
  } finally {
    await crowd.stop();
    await recorder.stop();
  }
}
