import { inCluster } from '../applied';
import { groupsBrought, groupsUsed } from '../chart-kinds';
import type { OrderRule } from '../rule';

/** Custom resources, and the chart that brings their kinds, their webhooks and their operator. */
export const afterCustomResourceDefinition: OrderRule = {
  name: 'after-custom-resource-definition',
  claim: 'a custom resource is made after the chart that brings its kind and its operator',
  why: 'the API does not know the kind; at a deletion nobody removes the finalizers when the operator goes first',
  remedy: 'add DependsOn on the chart',
  source: 'https://helm.sh/docs/chart_best_practices/custom_resource_definitions/',
  *needs(resource, deployment) {
    yield* inCluster(resource, deployment, resource.applies.flatMap(groupsUsed));
  },
  *offers(resource, deployment) {
    yield* inCluster(resource, deployment, resource.applies.flatMap(groupsBrought));
  },
};
