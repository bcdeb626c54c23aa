import { type ZoneLoss, zoneLosses } from '../../lib/resilience';
import { isUnknown, type Topology } from '../../lib/topology';
import type { Verdict } from './cross-check';
import type { OutageOutcome } from './outcome';

/** What runs in the rehearsal for a workload: a StatefulSet stands in for the pods that CloudNativePG makes. */
const standIn = (subject: string): string => subject.replace(/^Cluster /, 'StatefulSet ');

function verdict(loss: ZoneLoss, mode: OutageOutcome['capacity']['mode']): Verdict {
  const { subject, zone, variant, verdict: told, survivors, recovers, newNodes } = loss;
  // whether one or two nodes of a brown zone are evicted before evictions stop is a matter of moments; and where no nodes were
  // added, nothing is told of what needs them
  const untold = isUnknown(recovers) || variant === 'brown' || (mode === 'static' && newNodes === true);
  return {
    subject: standIn(subject),
    zone,
    variant,
    verdict: told,
    ...(isUnknown(survivors) ? {} : { survivors }),
    ...(untold ? {} : { recovers }),
  };
}

/** What the rules tell of the outages that were rehearsed, with as many nodes in the zone as it had then. */
export function verdictsOf(
  topologies: readonly Topology[],
  outages: readonly Pick<OutageOutcome, 'zone' | 'variant' | 'event' | 'zoneNodes' | 'capacity'>[],
): readonly Verdict[] {
  return outages
    .filter(({ event }) => event === null)
    .flatMap(({ zone, variant, zoneNodes, capacity }) =>
      topologies
        .flatMap((topology) => zoneLosses(topology, () => zoneNodes))
        .filter((loss) => loss.zone === zone && loss.variant === variant)
        .map((loss) => verdict(loss, capacity.mode)),
    );
}
