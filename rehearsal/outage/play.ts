import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../cluster/eventually';
import { isGeneral } from '../cluster/node-groups';
import type { Stage } from '../stage';
import { NodeAutoscaler } from '../stand-ins/node-autoscaler';
import { budgetOutcomes, moment, type Record, serviceOutcomes, workloadOutcome } from './fold';
import type { Look } from './look';
import { LostZone, removeNodes } from './lost-zone';
import type { OutageOutcome } from './outcome';
import type { Clock } from './production-seconds';
import { reactionSeconds, tolerationSeconds } from './reaction';
import { rebalance } from './rebalance';
import { collectorDone, evened, QUIET_SECONDS, Recorder, rest } from './recorder';
import { type Begun, begin } from './second-events';
import type { SecondEvent, Variant } from './variant';
import { isMoved, type Workload } from './workload';

/** One rehearsal on one cluster. */
export interface Play {
  readonly scenario: string;
  readonly zone: string;
  readonly variant: Variant;
  readonly event: SecondEvent | null;
  /** Whether nodes may be added in the surviving zones. */
  readonly elastic: boolean;
  /** Whether the real descheduler runs. */
  readonly descheduler: boolean;
}

/** Most seconds until every replica serves again. */
const WHOLE_SECONDS = 60;

/** Deletes the nodes when the cloud would, and waits until the collector has removed their pods. Returns that stretch. */
async function powerOff(stage: Stage, lost: LostZone, recorder: Recorder): Promise<NonNullable<Clock['unscaled']>> {
  await sleep(Math.max(0, stage.plane.times.deletionSeconds - recorder.seconds) * 1000);
  const from = recorder.seconds;
  await lost.deleteNodes();
  await collectorDone(recorder);
  return { from, to: recorder.seconds };
}

/** Every replica serves, and they are spread evenly: nothing of an earlier rehearsal is left. */
async function wholeCluster(recorder: Recorder, workloads: readonly Workload[]): Promise<Look> {
  return eventually('a cluster at full strength', WHOLE_SECONDS, async () => {
    const look = await recorder.once();
    const whole = workloads.every(({ id }) => {
      const pods = look.workloads[id] ?? [];
      return pods.length > 0 && pods.every(({ serves }) => serves);
    });
    return whole ? look : undefined;
  });
}

/** Takes the zone away, lets the controllers do what they do, brings it back, and puts the cluster in order again. */
export async function play(stage: Stage, workloads: readonly Workload[], what: Play): Promise<OutageOutcome> {
  const { api, zones } = stage;
  const { times } = stage.plane;
  const { scenario, zone, variant, event, elastic, descheduler } = what;
  const lost = await LostZone.prepare(stage, zone, variant);
  const recorder = new Recorder(stage, workloads);
  const before = await wholeCluster(recorder, workloads);
  const surviving = stage.groups.filter((group) => group.zone !== zone && isGeneral(group));
  for (const node of lost.silent) recorder.lost.add(node);
  recorder.start();
  await lost.lose();
  const autoscaler = elastic ? new NodeAutoscaler(stage, surviving, times.nodeStartSeconds) : undefined;
  const unscaled = variant === 'powered-off' ? await powerOff(stage, lost, recorder) : undefined;
  const tolerations = workloads.map((workload) => tolerationSeconds(workload, times));
  const reaction = reactionSeconds(times, tolerations, lost.silent.length);
  await sleep(Math.max(0, reaction - recorder.seconds) * 1000);
  // a node that is on its way changes nothing until it is there
  const quiet = QUIET_SECONDS + (elastic ? times.nodeStartSeconds : 0);
  await rest(recorder, quiet);
  let begun: Begun | undefined;
  let eventSeen: string | undefined;
  if (event) {
    begun = await begin(event, { stage, workloads, lost: zone });
    await sleep(QUIET_SECONDS * 1000);
    await rest(recorder, quiet);
    eventSeen = await begun.finish();
  }
  await autoscaler?.stop();
  const during = await recorder.stop();

  await lost.comeBack();
  const afterwards = new Recorder(stage, workloads);
  afterwards.start();
  // a cordoned zone stays empty
  await begun?.undo();
  await sleep(QUIET_SECONDS * 1000);
  if (descheduler) await evened(afterwards, workloads.filter(isMoved), zones);
  await rest(afterwards);
  await afterwards.stop();
  await lost.shrink();
  await removeNodes(stage, autoscaler?.added ?? []);
  await wholeCluster(afterwards, workloads);
  await rebalance(api, afterwards, workloads, zones);

  const clock: Clock = { factor: times.factor, ...(unscaled ? { unscaled } : {}) };
  const record: Record = { before, during, afterwards: afterwards.looks, zones, clock };
  return {
    scenario,
    zone,
    variant,
    event,
    ...(eventSeen === undefined ? {} : { eventSeen }),
    descheduler,
    silentNodes: lost.silent.length,
    zoneNodes: lost.nodes.length,
    capacity: { mode: elastic ? 'elastic' : 'static', addedNodes: autoscaler?.added.length ?? 0 },
    lasted: moment(during.at(-1)?.at ?? 0, clock),
    workloads: workloads.map((workload) => workloadOutcome(workload, record)),
    services: serviceOutcomes(record),
    budgets: budgetOutcomes(record),
  };
}
