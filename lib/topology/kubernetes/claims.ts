import { isUnknown, type Known, unknown } from '../model/known';
import type { Place } from '../model/place';
import type { Value } from '../model/resource';
import type { VolumeClaim } from '../model/workload';
import { itemsAt, knownOr, textAt } from '../value/field';
import { quantityBytes } from './quantity';

function sizeAt(value: Value, path: string): Known<number> {
  const size = textAt(value, path);
  if (size === undefined) return unknown('the claim does not say how large it is');
  return isUnknown(size) ? size : quantityBytes(size);
}

/** Volumes that a template makes for each replica. @see Kubernetes API v1.36, PersistentVolumeClaimSpec */
export function claimTemplates(spec: Value, place: Place): readonly VolumeClaim[] {
  return itemsAt(spec, 'volumeClaimTemplates').map((claim, index) => {
    const storageClass = textAt(claim, 'spec.storageClassName');
    return {
      name: knownOr(textAt(claim, 'metadata.name'), ''),
      ...(storageClass !== undefined && !isUnknown(storageClass) && { storageClass }),
      accessModes: itemsAt(claim, 'spec.accessModes').flatMap((mode) => knownOr(textAt(mode, []), [])),
      size: sizeAt(claim, 'spec.resources.requests.storage'),
      place: { ...place, field: `spec.volumeClaimTemplates.${index}` },
    };
  });
}
