import { isUnknown } from '../model/known';
import { isIdle, type Rebalancer } from '../model/rebalancer';
import type { Resource } from '../model/resource';
import type { Profiles } from './policy';

/** What moves pods by the profiles of a policy that stands in a field of the resource; one that moves none where there are none. */
export function rebalancersOf(profiles: Profiles, resource: Resource, field?: string): readonly Rebalancer[] {
  const { id, cluster = '', place } = resource;
  const at = field === undefined ? place : { ...place, field };
  if (isUnknown(profiles) || isIdle(profiles)) return [{ id, cluster, policy: profiles, place: at }];
  return profiles.map(({ name, policy }) => ({ id: `${id} profile ${name}`, cluster, policy, place: at }));
}
