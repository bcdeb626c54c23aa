import { isUnknown } from '../model/known';
import type { Resource } from '../model/resource';
import type { NodeCount } from '../node-floor';
import type { ResourceIndex } from '../resource-index';
import { textAt } from '../value/field';

const AUTOSCALER = 'cluster-autoscaler';

/** Whether something resizes groups of nodes: the Cluster Autoscaler as a chart or as a Deployment. */
export function hasClusterAutoscaler(index: ResourceIndex): boolean {
  const named = ({ name }: Resource) => name.includes(AUTOSCALER);
  return (
    index.ofType(`helm ${AUTOSCALER}`).length > 0 ||
    index.ofType('apps/v1 Deployment').some(named) ||
    index.ofType('Custom::AWSCDK-EKS-HelmChart').some(({ properties }) => textAt(properties, 'Chart') === AUTOSCALER)
  );
}

/** Whether a group of these sizes has room to grow. */
export function canGrow({ min, max }: NodeCount): boolean {
  return !isUnknown(min) && !isUnknown(max) && max > min;
}
