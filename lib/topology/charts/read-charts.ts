import { clusterOf } from '../cloudformation/embedded';
import { isJsonObject, type Json, type JsonObject, objectAt, shallow } from '../files/json';
import { clusterIds } from '../kubernetes/cluster-of';
import { isUnknown } from '../model/known';
import type { Resource } from '../model/resource';
import { knownOr, textAt } from '../value/field';
import { type Installation, type Installed, installed } from './chart-workloads';
import { KNOWN_ADD_ONS, KNOWN_CHARTS } from './known-charts';

/** Values of an add-on; `undefined` where the deploy alone knows them. */
function configuration({ properties }: Resource): JsonObject | undefined {
  const text = textAt(properties, 'ConfigurationValues');
  if (text === undefined) return {};
  if (isUnknown(text)) return undefined;
  try {
    const values = shallow(JSON.parse(text) as Json);
    return isJsonObject(values) ? values : undefined;
  } catch {
    return undefined;
  }
}

function release(resource: Resource): readonly Installation[] {
  const { name, namespace, type, properties, place, cluster = '' } = resource;
  const chart = type.slice('helm '.length);
  const known = KNOWN_CHARTS.get(chart);
  const values = objectAt(properties as JsonObject, 'values');
  return known
    ? [{ chart, known, release: name, namespace: namespace ?? known.namespace, cluster, values, place }]
    : [];
}

function addOn(resource: Resource, clusters: ReadonlyMap<string, string>): readonly Installation[] {
  const { properties, place } = resource;
  const values = configuration(resource);
  const name = knownOr(textAt(properties, 'AddonName'), '');
  const known = KNOWN_ADD_ONS.get(name);
  if (!known || !values) return [];
  const cluster = clusterOf(properties) ?? '';
  return [
    {
      chart: name,
      known,
      release: known.name?.(values) ?? name,
      namespace: known.namespace,
      cluster: clusters.get(cluster) ?? cluster,
      values,
      place: { ...place, field: 'ConfigurationValues' },
    },
  ];
}

/** What the charts and add-ons make that are known; the others stand among the resources only. */
export function readCharts(resources: readonly Resource[]): Installed {
  const clusters = clusterIds(resources);
  const made = resources
    .flatMap((one) => {
      if (one.type.startsWith('helm ')) return release(one);
      return one.type === 'AWS::EKS::Addon' ? addOn(one, clusters) : [];
    })
    .map(installed);
  return {
    workloads: made.flatMap(({ workloads }) => workloads),
    budgets: made.flatMap(({ budgets }) => budgets),
    webhooks: made.flatMap(({ webhooks }) => webhooks),
  };
}
