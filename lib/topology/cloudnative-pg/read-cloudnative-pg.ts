import type { Place } from '../model/place';
import type { Resource } from '../model/resource';
import type { Topology } from '../model/topology';
import { instanceBudgets, instanceWorkload, postgresDatabase } from './clusters';
import { poolerService, poolerWorkload } from './poolers';
import { instanceServices } from './services';

/** Places to back up to, by namespace and name. @see plugin-barman-cloud 0.8, ObjectStore */
const objectStores = (resources: readonly Resource[]): ReadonlyMap<string, Place> =>
  new Map(
    resources
      .filter(({ type }) => type === 'barmancloud.cnpg.io/v1 ObjectStore')
      .map(({ namespace, name, place }) => [`${namespace}/${name}`, place]),
  );

const of = (resources: readonly Resource[], kind: string): readonly Resource[] =>
  resources.filter(({ type }) => type === `postgresql.cnpg.io/v1 ${kind}`);

/** What the operator will make of its resources: it runs pods of its own, which no manifest declares. */
export function readCloudNativePg(
  resources: readonly Resource[],
): Pick<Topology, 'workloads' | 'budgets' | 'services' | 'databases'> {
  const [clusters, poolers] = [of(resources, 'Cluster'), of(resources, 'Pooler')];
  const stores = objectStores(resources);
  return {
    workloads: [...clusters.map(instanceWorkload), ...poolers.map(poolerWorkload)],
    budgets: clusters.flatMap(instanceBudgets),
    services: [...clusters.flatMap(instanceServices), ...poolers.map(poolerService)],
    databases: clusters.map((one) => postgresDatabase(one, stores)),
  };
}
