import { type Database, isUnknown, type Workload } from '../../topology';
import { type Basis, type Figure, figure, notMeasured } from '../figure';
import { type Content, html, type Markup } from '../html';
import { type Measurements, secondsRange } from '../measurements';
import type { ReportedScenario } from '../report-input';
import { LOST_WRITER, SILENT_NODE } from '../stated-times';
import { outagesOf, worstOf } from './outages-of';
import { servedWorkloads } from './served-workloads';

const REHEARSAL = 'the outage rehearsal';

function predicted({ assessment }: ReportedScenario, subject: string): Markup {
  const losses = assessment.zoneLosses.filter((loss) => loss.subject === subject);
  const survivors = losses.flatMap((loss) => (isUnknown(loss.survivors) ? [] : [loss.survivors]));
  const needed = Math.max(0, ...losses.map(({ need }) => need.count));
  if (losses.length === 0 || survivors.length < losses.length) return html`cannot be told`;
  const text = `at least ${Math.min(...survivors)} go on, ${needed} needed`;
  return figure({ text, basis: { kind: 'derived', from: 'the output, in the worst placement' } });
}

function seen(scenario: ReportedScenario, measurements: Measurements, subject: string): Markup {
  const { outage } = measurements;
  const worst = worstOf(outagesOf(measurements, scenario.id)).find(({ id }) => id === subject);
  if (!outage || !worst) return predicted(scenario, subject);
  const basis: Basis = { kind: 'measured', by: REHEARSAL, date: outage.date, commit: outage.commit };
  const again =
    worst.full.length === 0
      ? 'all again once the zone is back'
      : `all again after ${secondsRange(worst.full)}${worst.alwaysFull ? '' : ', or once the zone is back'}`;
  return figure({
    text: `at least ${worst.leastServing} of ${worst.replicas} serve, ${worst.need} needed; ${again}`,
    basis,
  });
}

function nameOf(scenario: ReportedScenario, subject: string): string {
  const { workloads, databases } = scenario.assessment.topology;
  return [...workloads, ...databases].find(({ id }) => id === subject)?.name ?? subject;
}

/** What goes on when any one zone is lost: the services and the databases. */
export function zoneLost(scenario: ReportedScenario, measurements: Measurements): readonly Content[] {
  const { topology } = scenario.assessment;
  const subjects = [
    ...servedWorkloads(topology).map(({ id }) => id),
    ...topology.databases.map(({ id, workload }) => workload ?? id),
  ];
  const bySame = new Map<string, { readonly names: string[]; readonly said: Markup }>();
  for (const subject of subjects) {
    const said = seen(scenario, measurements, subject);
    const same = bySame.get(said.text);
    if (same) same.names.push(nameOf(scenario, subject));
    else bySame.set(said.text, { names: [nameOf(scenario, subject)], said });
  }
  return [...bySame.values()].map(({ names, said }) => html`<b>${names.join(', ')}</b>: ${said}`);
}

/** Seconds for which the pods of a workload stay on a node that does not answer. */
function patience({ pod }: Workload): number | undefined {
  if (isUnknown(pod)) return undefined;
  return pod.tolerations.find(({ key }) => key === 'node.kubernetes.io/unreachable')?.seconds;
}

/** What goes on when one node is lost. */
export function nodeLost({ assessment: { topology } }: ReportedScenario): readonly Content[] {
  const waits = servedWorkloads(topology).flatMap((workload) => patience(workload) ?? []);
  const evicted: Figure = {
    text: `and its pods of the services are replaced ${secondsRange(waits)} later`,
    basis: { kind: 'derived', from: 'the tolerations of the pods' },
  };
  return [
    html`The node ${figure(SILENT_NODE)}`,
    waits.length > 0 && figure(evicted),
    topology.nodeGroups.some(({ autoscaled }) => autoscaled) &&
      'Pods that find no room wait for a node of the autoscaler.',
  ].filter((line) => line !== false);
}

/** Drills in which the writer is lost; the others stand with the timelines. */
export const WRITER_LOST: readonly string[] = ['writer-killed', 'writer-zone-lost', 'writer-and-reader-lost'];

function drilled(measurements: Measurements): readonly Figure[] {
  const { drill } = measurements;
  if (!drill) return [];
  const { date, commit, results } = drill;
  const rows = results.summary.filter(({ path, drill: id }) => path === 'pgpool' && WRITER_LOST.includes(id));
  return rows.map((row) => ({
    text: `${results.drills.find(({ id }) => id === row.drill)?.title ?? row.drill}: ${secondsRange(row.writeGapSeconds)} without writes through Pgpool, ${row.rowsLost} of ${row.rowsAcknowledged} acknowledged rows lost`,
    basis: {
      kind: 'measured',
      by: `the drill, where ${results.assumed.detectionSeconds} s find out the loss`,
      date,
      commit,
    },
  }));
}

/** What goes on when the server that takes the writes is lost. */
export function writerLost(scenario: ReportedScenario, measurements: Measurements): readonly Content[] {
  return scenario.assessment.topology.databases.flatMap(({ engine }: Database): readonly Content[] => {
    const stated = LOST_WRITER[engine];
    const measured = engine === 'cloudnative-pg' ? drilled(measurements) : [];
    return [
      ...measured.map((one) => figure(one)),
      ...(measured.length === 0 ? [notMeasured()] : []),
      ...(stated ? [figure(stated)] : []),
    ];
  });
}
