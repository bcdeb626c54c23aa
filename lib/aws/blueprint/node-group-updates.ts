import { type CfnResource, Stack } from 'aws-cdk-lib';
import type { CfnNodegroup } from 'aws-cdk-lib/aws-eks';
import type { Cluster } from 'aws-cdk-lib/aws-eks-v2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { EksClusterPlan } from '../../scenario';
import { NODE_GROUP_TAG, NodeGroupSizes } from './node-group-sizes';
import { nodeGroupId } from './node-groups';

/** Properties for {@link orderNodeGroupUpdates}. */
export interface NodeGroupUpdatesProps {
  readonly plan: EksClusterPlan;
  /** Zones, e.g. `eu-west-1a`. */
  readonly zones: readonly string[];
  /** Node groups by the id that {@link nodeGroupId} gives. */
  readonly groups: ReadonlyMap<string, CfnNodegroup>;
  readonly logKey: IKey;
}

/**
 * Lets a change of the node groups go through the zones one after the other, and keeps what the autoscaler chose.
 *
 * - The instance type is the launch template's: another one is a rolling update that respects disruption budgets. At the
 *   group itself it would be a replacement, of all groups at once.
 * - A group waits for that of the zone before, so that nodes are exchanged in one zone at a time.
 * - A group that is there keeps its size.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html (instance type, November 2026)
 */
export function orderNodeGroupUpdates(cluster: Cluster, { plan, zones, groups, logKey }: NodeGroupUpdatesProps): void {
  const sizes = new NodeGroupSizes(Stack.of(cluster), 'NodeGroupSizes', { cluster, clusterName: plan.name, logKey });
  for (const nodes of plan.nodeGroups) {
    const bounds = { min: nodes.minNodesPerZone, max: nodes.maxNodesPerZone };
    let before: CfnNodegroup | undefined;
    for (const zone of zones) {
      const id = nodeGroupId(nodes, zone);
      const group = groups.get(id);
      if (!group) throw new Error(`node group '${id}' must be there, got ${[...groups.keys()].join(', ')}`);
      const launchTemplate = cluster.node.findChild(`${id}-lt`).node.defaultChild as CfnResource;
      launchTemplate.addPropertyOverride('LaunchTemplateData.InstanceType', nodes.instanceType);
      group.instanceTypes = undefined;
      group.tags.setTag(NODE_GROUP_TAG, id);
      const desiredSize = sizes.sizeOf(id, bounds, JSON.stringify(nodes), before);
      group.scalingConfig = { minSize: bounds.min, maxSize: bounds.max, desiredSize };
      if (before) group.addDependency(before);
      before = group;
    }
  }
}
