import { flagAt, isUnknown, type Known, knownOr, numberAt, type Resource, textAt, unknown } from '../../topology';
import { CONTAINER_NODE_POOL } from '../google-kinds';
import { claimOf, inWords, judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Rule } from '../rule';

/** GKE adds one node at a time and takes none away where nothing is said. */
function upgrade({ properties }: Resource): { readonly claim: Known<boolean>; readonly seen: string } {
  const strategy = knownOr(textAt(properties, 'spec.upgradeSettings.strategy'), 'SURGE');
  if (strategy === 'BLUE_GREEN') return { claim: true, seen: 'strategy BLUE_GREEN' };
  const surge = numberAt(properties, 'spec.upgradeSettings.maxSurge') ?? 1;
  const away = numberAt(properties, 'spec.upgradeSettings.maxUnavailable') ?? 0;
  const seen = `maxSurge ${inWords(surge)}, maxUnavailable ${inWords(away)}`;
  if (isUnknown(surge)) return { claim: surge, seen };
  return { claim: claimOf(away, (nodes) => nodes === 0 && surge >= 1), seen };
}

/** Node pools of GKE are upgraded with a node in advance, and sick nodes are repaired. */
export const validNodePoolReplacement: Rule = {
  id: 'HA-GCP-004',
  name: 'valid-node-pool-replacement',
  claim: 'A node pool of GKE gets a new node before an old one goes, and repairs sick nodes by itself.',
  why: 'An upgrade that takes nodes away first leaves less than two zones when one is lost in its course.',
  remedy: 'Set upgradeSettings.maxSurge 1, maxUnavailable 0 and management.autoRepair true.',
  severity: 'warning',
  source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/node-pool-upgrade-strategies',
  *check(topology) {
    for (const pool of resourcesOf(topology, CONTAINER_NODE_POOL)) {
      const { claim, seen } = upgrade(pool);
      yield judge(pool.place, claim, { part: 'upgrade', seen, expected: 'maxSurge 1 or more and maxUnavailable 0' });
      const repair = flagAt(pool.properties, 'spec.management.autoRepair');
      yield judge(
        pool.place,
        claimOf(repair, (on) => on, unknown('GKE decides where nothing is said')),
        { part: 'repair', seen: `autoRepair ${inWords(repair)}`, expected: 'autoRepair true' },
      );
    }
  },
};
