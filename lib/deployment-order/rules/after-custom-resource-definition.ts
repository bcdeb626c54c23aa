import { knownOr, type Resource, textAt } from '../../topology';
import { chartOf, inCluster, kindOf } from '../applied';
import { CHART_KINDS } from '../chart-kinds';
import type { OrderRule } from '../rule';

function used(object: Resource): readonly string[] {
  const chart = chartOf(object);
  return chart === undefined ? [kindOf(object).group] : (CHART_KINDS.get(chart)?.uses ?? []);
}

function brought(object: Resource): readonly string[] {
  const chart = chartOf(object);
  if (chart !== undefined) return CHART_KINDS.get(chart)?.brings ?? [];
  if (kindOf(object).kind !== 'CustomResourceDefinition') return [];
  return [knownOr(textAt(object.properties, 'spec.group'), '')];
}

/** Custom resources, and the chart that brings their kinds, their webhooks and their operator. */
export const afterCustomResourceDefinition: OrderRule = {
  name: 'after-custom-resource-definition',
  claim: 'a custom resource is made after the chart that brings its kind and its operator',
  why: 'the API does not know the kind; at a deletion nobody removes the finalizers when the operator goes first',
  remedy: 'add DependsOn on the chart',
  source: 'https://helm.sh/docs/chart_best_practices/custom_resource_definitions/',
  *needs(resource, deployment) {
    yield* inCluster(resource, deployment, resource.applies.flatMap(used));
  },
  *offers(resource, deployment) {
    yield* inCluster(resource, deployment, resource.applies.flatMap(brought));
  },
};
