import type { Resource } from '../model/resource';
import type { Budget } from '../model/workload';
import { textAt } from '../value/field';
import { selectorAt } from './selector';

const TYPE = /^policy\/v1(beta1)? PodDisruptionBudget$/;

function budget({ id, cluster = '', namespace = 'default', properties, place }: Resource): Budget {
  const minAvailable = textAt(properties, 'spec.minAvailable');
  const maxUnavailable = textAt(properties, 'spec.maxUnavailable');
  return {
    id,
    cluster,
    namespace,
    selector: selectorAt(properties, 'spec.selector'),
    ...(minAvailable !== undefined && { minAvailable }),
    ...(maxUnavailable !== undefined && { maxUnavailable }),
    evictsUnhealthy: textAt(properties, 'spec.unhealthyPodEvictionPolicy') === 'AlwaysAllow',
    place,
  };
}

/** Disruption budgets that are declared by manifests. */
export const budgets = (resources: readonly Resource[]): readonly Budget[] =>
  resources.filter(({ type }) => TYPE.test(type)).map(budget);
