import type { Resource } from '../model/resource';
import { knownOr, textAt } from '../value/field';

/** Resources that are a Kubernetes cluster. */
const CLUSTER =
  /^(AWS::EKS::Cluster|Custom::AWSCDK-EKS-Cluster|container\.cnrm\.cloud\.google\.com\/v[^ ]+ ContainerCluster)$/;

/** Id of the cluster of objects that the files name no cluster for. */
export const OWN_CLUSTER = 'kubernetes';

const topFolder = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');

const clustersOf = (resources: readonly Resource[]): readonly Resource[] =>
  resources.filter(({ type }) => CLUSTER.test(type));

/** Ids of the clusters by their id and by their name: what a custom resource or an add-on calls them. */
export function clusterIds(resources: readonly Resource[]): ReadonlyMap<string, string> {
  return new Map(
    clustersOf(resources).flatMap(({ id, name, properties }) => {
      const called = textAt(properties, 'Name') ?? textAt(properties, 'Config.name');
      return [
        [id, id],
        [knownOr(called, name), id],
      ] as const;
    }),
  );
}

/**
 * Gives each Kubernetes object and each chart the cluster that it is applied to: the one that its custom resource names, else
 * the only one of the system, else one of its own. What lies beside the declaration of a Google cluster is applied to the
 * cluster that makes it, not to the new one.
 */
export function withClusters(resources: readonly Resource[]): readonly Resource[] {
  const [only, ...others] = clustersOf(resources);
  const single = others.length === 0 ? only : undefined;
  const maker = single?.platform === 'google' ? topFolder(single.place.file) : '';
  const byName = clusterIds(resources);
  return resources.map((resource) => {
    if (resource.platform !== 'kubernetes') return resource;
    const { cluster, place } = resource;
    if (cluster !== undefined) return { ...resource, cluster: byName.get(cluster) ?? cluster };
    const apart = maker !== '' && topFolder(place.file) === maker;
    return { ...resource, cluster: apart ? OWN_CLUSTER : (single?.id ?? OWN_CLUSTER) };
  });
}
