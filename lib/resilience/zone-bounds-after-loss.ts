import type { PodTemplate } from '../topology';
import { mostInOneZone } from './most-in-one-zone';
import { hardZoneSpreads, oneInEachZone } from './spreading';
import { toleratesAll, UNREACHABLE } from './tolerations';
import type { LossVariant } from './zone-loss';

/** Where the replicas of a workload may be once a zone is lost. */
export interface ZoneBoundsAfterLoss {
  /** Zones that may take pods. */
  readonly zones: readonly string[];
  /** The most that each of them may hold. */
  readonly perZone: number;
  /** Why not more, e.g. `minDomains 3 with 2 zones left`. */
  readonly because: string;
}

/**
 * How many pods each zone may hold when one is lost. Silent nodes stay zones for a constraint that ignores their taints, and
 * empty ones, as what is on them is being deleted; nodes that were deleted are no zone; a zone of which one node goes on is
 * a zone as before. Pods that are being deleted still keep others out of their zone by anti-affinity.
 *
 * @param possible - zones of the workload's nodes before the loss
 * @see pkg/scheduler/framework/plugins/podtopologyspread and interpodaffinity, v1.36
 */
export function zoneBoundsAfterLoss(
  replicas: number,
  pod: PodTemplate,
  possible: readonly string[],
  lost: string,
  variant: LossVariant,
): ZoneBoundsAfterLoss {
  const surviving = possible.filter((zone) => zone !== lost);
  const apart = oneInEachZone(pod);
  const zones = variant === 'brown' && !apart ? possible : surviving;
  const toleratesSilence = toleratesAll(pod.tolerations, [{ key: UNREACHABLE, effect: 'NoSchedule' }]);
  const bounds = hardZoneSpreads(pod).map(({ maxSkew, minDomains = 1, honorTaints }) => {
    const silentZoneCounts = variant === 'black' && possible.includes(lost) && (!honorTaints || toleratesSilence);
    const perZone = mostInOneZone(replicas, zones.length, { maxSkew, minDomains }, silentZoneCounts);
    const because = silentZoneCounts
      ? 'the silent zone still counts as an empty one'
      : minDomains > zones.length
        ? `minDomains ${minDomains} with ${zones.length} zones left`
        : `skew ${maxSkew} over ${zones.length} zones`;
    return { perZone, because };
  });
  if (apart) bounds.push({ perZone: 1, because: 'required anti-affinity keeps it to one in each zone' });
  const [tightest] = bounds.sort((a, b) => a.perZone - b.perZone);
  return { zones, perZone: tightest?.perZone ?? replicas, because: tightest?.because ?? 'no bound on zones' };
}
