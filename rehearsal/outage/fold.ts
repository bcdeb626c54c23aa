import { isEven } from '../cluster/pods';
import type { Look, PodLook } from './look';
import type { BudgetOutcome, MissingReplica, Seconds, ServiceOutcome, WorkloadOutcome } from './outcome';
import { type Clock, productionSeconds } from './production-seconds';
import { need, type Workload } from './workload';

const round = (seconds: number): number => Math.round(seconds * 10) / 10;

/** A moment after the loss, on both clocks. */
export const moment = (seconds: number, clock: Clock): Seconds => ({
  rehearsed: round(seconds),
  production: round(productionSeconds(seconds, clock)),
});

const serving = (pods: readonly PodLook[]): number => pods.filter(({ serves }) => serves).length;

/** The time during which a look was so, each look standing until the next. */
export function duration(looks: readonly Look[], isSo: (look: Look) => boolean, clock: Clock): Seconds {
  let rehearsed = 0;
  let production = 0;
  looks.forEach((look, index) => {
    const next = looks[index + 1];
    if (!next || !isSo(look)) return;
    rehearsed += next.at - look.at;
    production += productionSeconds(next.at, clock) - productionSeconds(look.at, clock);
  });
  return { rehearsed: round(rehearsed), production: round(production) };
}

/** When it became so for good; `null`: it is not so at the end. */
export function sinceWhen(looks: readonly Look[], isSo: (look: Look) => boolean): number | null {
  const lastNot = looks.findLastIndex((look) => !isSo(look));
  return looks[lastNot + 1]?.at ?? null;
}

function whyMissing({ node, waitsFor, leaving, ready }: PodLook): string {
  if (waitsFor) return waitsFor;
  if (!node) return 'it has not been looked at by the scheduler';
  if (leaving) return `${node} does not answer, so the pod stays Terminating and is not replaced`;
  return ready ? `${node} is lost, and nobody has noticed yet` : `${node} does not answer, and the pod is not evicted`;
}

function missing(pods: readonly PodLook[], replicas: number): readonly MissingReplica[] {
  const lacking = replicas - serving(pods);
  if (lacking <= 0) return [];
  const absent = pods.filter(({ serves }) => !serves);
  // a pod that waits for a node tells more than the one that it replaces
  const telling = [...absent.filter(({ node }) => !node), ...absent.filter(({ node }) => node)].slice(0, lacking);
  const told = telling.map((pod) => ({ pod: pod.name, why: whyMissing(pod) }));
  const untold = Array.from({ length: lacking - told.length }, () => ({ pod: '', why: 'its controller made no pod' }));
  return [...told, ...untold];
}

/** What was measured of one outage. */
export interface Record {
  /** Before the loss. */
  readonly before: Look;
  /** From the loss to the return. */
  readonly during: readonly Look[];
  /** From the return until everything is at rest. */
  readonly afterwards: readonly Look[];
  readonly zones: readonly string[];
  readonly clock: Clock;
}

/** Serving replicas in each zone. */
const spreadOf = (pods: readonly PodLook[], zones: readonly string[]): readonly number[] =>
  zones.map((zone) => pods.filter((pod) => pod.serves && pod.zone === zone).length);

/** Whether that many serve, evenly over the zones. */
export const servesEvenly = (pods: readonly PodLook[], zones: readonly string[], replicas: number): boolean =>
  isEven(spreadOf(pods, zones), replicas);

/** Folds the looks of an outage into what became of a workload. */
export function workloadOutcome(
  workload: Workload,
  { before, during, afterwards, zones, clock }: Record,
): WorkloadOutcome {
  const pods = (look: Look): readonly PodLook[] => look.workloads[workload.id] ?? [];
  const replicas = serving(pods(before));
  const needed = need(workload, replicas);
  const leastServing = Math.min(...during.map((look) => serving(pods(look))));
  const full = sinceWhen(during, (look) => serving(pods(look)) >= replicas);
  const end = during.at(-1);
  const rested = afterwards.at(-1);
  const even = sinceWhen(afterwards, (look) => servesEvenly(pods(look), zones, replicas));
  return {
    id: workload.id,
    role: workload.role,
    replicas,
    need: needed,
    leastServing,
    belowNeed: duration(during, (look) => serving(pods(look)) < needed, clock),
    full: full === null ? null : moment(full, clock),
    missing: end ? missing(pods(end), replicas) : [],
    onReturn: end ? spreadOf(pods(end), zones) : [],
    afterReturn: rested ? spreadOf(pods(rested), zones) : [],
    even: even === null ? null : moment(even, { factor: clock.factor }),
    leastAfterReturn: Math.min(...afterwards.map((look) => serving(pods(look)))),
    held: leastServing >= needed,
  };
}

/** Folds the looks of an outage into what the clients of each Service met. */
export function serviceOutcomes({ before, during, zones, clock }: Record): readonly ServiceOutcome[] {
  const readyIn = (look: Look, id: string) => look.services[id]?.ready ?? {};
  return Object.keys(before.services)
    .sort()
    .map((id) => ({
      id,
      leastReady: Math.min(...during.map((look) => Object.values(readyIn(look, id)).reduce((sum, n) => sum + n, 0))),
      stale: duration(during, (look) => (look.services[id]?.stale ?? 0) > 0, clock),
      ready: zones.map((zone) => during.at(-1)?.services[id]?.ready[zone] ?? 0),
    }));
}

/** Folds the looks of an outage into what each disruption budget allowed. */
export function budgetOutcomes({ before, during }: Record): readonly BudgetOutcome[] {
  return Object.keys(before.budgets)
    .sort()
    .map((id) => ({
      id,
      least: Math.min(...during.map(({ budgets }) => budgets[id] ?? 0)),
      atEnd: during.at(-1)?.budgets[id] ?? 0,
    }));
}
