import { flagAt, isUnknown, type Known, numberAt, type Resource } from '../../topology';
import { claimOf, inWords, judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Rule } from '../rule';

/** One zone of three: what an update takes away on top of a lost zone must be less than another one. */
const MOST_PERCENT = 33;

/** EKS updates one node at a time where nothing is said. */
function update({ properties }: Resource): { readonly claim: Known<boolean>; readonly seen: string } {
  const percent = numberAt(properties, 'UpdateConfig.MaxUnavailablePercentage');
  if (percent !== undefined) {
    return {
      claim: claimOf(percent, (share) => share <= MOST_PERCENT),
      seen: `MaxUnavailablePercentage ${inWords(percent)}`,
    };
  }
  const count = numberAt(properties, 'UpdateConfig.MaxUnavailable') ?? 1;
  const least = numberAt(properties, 'ScalingConfig.MinSize') ?? 1;
  const seen = `MaxUnavailable ${inWords(count)} of MinSize ${inWords(least)}`;
  if (count === 1) return { claim: true, seen };
  if (isUnknown(count)) return { claim: count, seen };
  return { claim: claimOf(least, (nodes) => count <= Math.floor(nodes / 3)), seen };
}

/** Node groups are updated a few nodes at a time, and sick nodes are replaced. */
export const validNodeReplacement: Rule = {
  id: 'HA-AWS-014',
  name: 'valid-node-replacement',
  claim: 'An EKS node group replaces one node, or a third of its nodes, at a time, and repairs sick nodes by itself.',
  why: 'An update that takes many nodes at once is a zone lost by hand; a sick node that nobody replaces is missing when a zone is lost.',
  remedy: 'Set UpdateConfig.MaxUnavailable to 1 (or a percentage of at most 33) and NodeRepairConfig.Enabled to true.',
  severity: 'warning',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html',
  *check(topology) {
    for (const resource of resourcesOf(topology, 'AWS::EKS::Nodegroup')) {
      const { claim, seen } = update(resource);
      yield judge(resource.place, claim, {
        part: 'update',
        seen,
        expected: `MaxUnavailable 1 or a third of MinSize, or at most ${MOST_PERCENT} percent`,
      });
      const repair = flagAt(resource.properties, 'NodeRepairConfig.Enabled');
      yield judge(
        resource.place,
        claimOf(repair, (on) => on),
        {
          part: 'repair',
          seen: `NodeRepairConfig.Enabled ${inWords(repair)}`,
          expected: 'NodeRepairConfig.Enabled true',
        },
      );
    }
  },
};
