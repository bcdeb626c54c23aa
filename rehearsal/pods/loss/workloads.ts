import { zoneLosses } from '../../../lib/resilience';
import { isUnknown, type Topology, type Workload } from '../../../lib/topology';
import type { Layout } from '../machine/layout';
import { hold, type Labels, labelsOf } from '../machine/workload-labels';
import { ONE_READY } from '../manifests/stages';
import type { PodState, Snapshot } from './snapshot';

/** One workload through the loss of a zone. */
export interface WorkloadMeasure {
  readonly workload: string;
  /** Ready pods in each zone, before the loss, at the end of it, and at the end of the play. */
  readonly before: readonly number[];
  readonly away: readonly number[];
  readonly after: readonly number[];
  /** Fewest ready pods outside of the lost zone. */
  readonly fewest: number;
  /** What the rules tell of this loss. */
  readonly told: { readonly verdict: string; readonly survivors?: number };
  /** Whether as many served as the rules tell. */
  readonly asTold: boolean;
}

const podsOf = ({ namespace }: Workload, labels: Labels, { pods }: Snapshot): readonly PodState[] =>
  pods.filter((pod) => pod.ready && pod.name.startsWith(`${namespace}/`) && hold(pod.labels, labels));

/** Replicas that must be there for the rules to be about what runs here; one of a workload that only one is ever ready of. */
const fewestReplicas = ({ replicas: { min }, name }: Workload): number =>
  isUnknown(min) || ONE_READY.includes(name) ? 1 : min;

/** When the zone was lost, and what was seen. */
export interface Watched {
  readonly topology: Topology;
  readonly layout: Layout;
  readonly zone: string;
  readonly snapshots: readonly Snapshot[];
  readonly lostAt: number;
  readonly returnedAt: number;
}

/** Holds what was seen of every workload that runs here against what the rules tell from the files. */
export function measureWorkloads({
  topology,
  layout,
  zone,
  snapshots,
  lostAt,
  returnedAt,
}: Watched): readonly WorkloadMeasure[] {
  const zoneOf = (pod: PodState): string => layout.nodes.find(({ name }) => name === pod.node)?.zone ?? '';
  const before = snapshots.findLast(({ at }) => at <= lostAt);
  const during = snapshots.filter(({ at }) => at > lostAt && at < returnedAt);
  const [end, last] = [during.at(-1), snapshots.at(-1)];
  if (!before || !end || !last) throw new Error('nothing was seen before the loss, or during it');
  const nodesInZone = layout.nodes.filter((node) => node.zone === zone).length;
  const losses = zoneLosses(topology, () => nodesInZone).filter(
    (loss) => loss.zone === zone && loss.variant === 'black',
  );
  return losses.flatMap(({ subject, verdict, survivors }) => {
    const workload = topology.workloads.find(({ id }) => id === subject);
    const labels = workload && labelsOf(workload);
    // what its chart would install does not run here, or not with as many replicas
    if (!workload || !labels || podsOf(workload, labels, before).length < fewestReplicas(workload)) return [];
    const spread = (snapshot: Snapshot) =>
      layout.zones.map((each) => podsOf(workload, labels, snapshot).filter((pod) => zoneOf(pod) === each).length);
    const outside = (snapshot: Snapshot) =>
      podsOf(workload, labels, snapshot).filter((pod) => zoneOf(pod) !== zone).length;
    const fewest = Math.min(...during.map(outside));
    const told = { verdict, ...(isUnknown(survivors) ? {} : { survivors }) };
    return [
      {
        workload: subject,
        before: spread(before),
        away: spread(end),
        after: spread(last),
        fewest,
        told,
        asTold: verdict === 'holds' && (told.survivors === undefined || fewest >= told.survivors),
      },
    ];
  });
}
