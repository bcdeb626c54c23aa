import type { KubernetesObject } from '../../cluster/api';
import { type Change, type ChangedObjects, withChanges } from './change';
import { objectStoreChange, refuseUnreachable } from './object-store';
import { PSEUDO_PARAMETERS_RESOLVED, refusePlaceholders } from './placeholders';
import { POLICIES_BY_DIRECTION } from './policy-directions';

/** Every change to the objects of eks-postgres. */
export const postgresChanges = (s3Endpoint: string): readonly Change[] => [
  PSEUDO_PARAMETERS_RESOLVED,
  POLICIES_BY_DIRECTION,
  objectStoreChange(s3Endpoint),
];

/**
 * The objects of eks-postgres as they are applied to real nodes on this machine.
 *
 * @param s3Endpoint where the bucket is, by its address: `https://192.0.2.10`
 * @throws when a change concerns no object, a placeholder is left, or the network policies do not let the database reach S3
 */
export function changedPostgres(objects: readonly KubernetesObject[], s3Endpoint: string): ChangedObjects {
  refuseUnreachable(objects, s3Endpoint);
  const changed = withChanges(objects, postgresChanges(s3Endpoint));
  refusePlaceholders(changed.objects);
  return changed;
}
