import { isUnknown, type Known, unknown } from './model/known';

/** Fewest and most nodes, of a group or of one of its zones. */
export interface NodeCount {
  readonly min: Known<number>;
  readonly max: Known<number>;
}

/**
 * Nodes in each zone of a group that is sized as a whole. In one zone they are all there. Over several zones the cloud
 * balances as well as it can, which is no promise: a zone may have none, or all of them.
 */
export function perZoneOfGroup(zones: Known<readonly string[]>, group: NodeCount): NodeCount {
  if (isUnknown(zones)) {
    const why = unknown(`zones of the group: ${zones.unknown}`);
    return { min: why, max: group.max };
  }
  return { min: zones.length === 1 ? group.min : 0, max: group.max };
}
