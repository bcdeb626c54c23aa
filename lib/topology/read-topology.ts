import { readAws } from './aws/read-aws';
import { readCharts } from './charts/read-charts';
import type { CloudPart } from './cloud-part';
import { readCloudNativePg } from './cloudnative-pg/read-cloudnative-pg';
import { cockroachDatabases } from './cockroachdb/databases';
import { deschedulers } from './descheduler/deschedulers';
import type { SourceFile } from './files/source-file';
import { readGoogle } from './google/read-google';
import { budgets } from './kubernetes/budgets';
import { OWN_CLUSTER, withClusters } from './kubernetes/cluster-of';
import { networkPolicies } from './kubernetes/network-policies';
import { services } from './kubernetes/services';
import { storageClasses } from './kubernetes/storage-classes';
import { answered, webhooks } from './kubernetes/webhooks';
import { workloads } from './kubernetes/workloads';
import { kubernetesEdge } from './load-balancers/kubernetes-edge';
import { kubernetesLoadBalancers } from './load-balancers/read-load-balancers';
import type { Cluster } from './model/cluster';
import { unknown } from './model/known';
import type { Resource } from './model/resource';
import type { Topology } from './model/topology';
import { type DeclaredSystem, readResources } from './read-resources';
import { sortedById } from './resource-index';

/** What the Kubernetes objects and the charts of a system say of it. */
type ClusterPart = Pick<Topology, 'workloads' | 'budgets' | 'services' | 'webhooks' | 'rebalancers' | 'databases'>;

/** The cluster of objects that no file names a cluster for: nothing is known of it. */
const ownCluster: Cluster = {
  id: OWN_CLUSTER,
  name: OWN_CLUSTER,
  platform: 'kubernetes',
  version: unknown('the files do not declare the cluster'),
  controlPlaneZones: unknown('the files do not declare the cluster'),
};

/** Of several with one id the first: what a manifest declares goes before what a chart or an operator would make. */
function unique<Item extends { readonly id: string; readonly cluster: string }>(
  items: readonly Item[],
): readonly Item[] {
  const first = new Map<string, Item>();
  for (const item of items) {
    const key = `${item.cluster} ${item.id}`;
    if (!first.has(key)) first.set(key, item);
  }
  return sortedById([...first.values()]);
}

function readClusterPart(resources: readonly Resource[]): ClusterPart {
  const [charts, postgres] = [readCharts(resources), readCloudNativePg(resources)];
  const declared = workloads(resources);
  const all = {
    workloads: unique([...declared, ...postgres.workloads, ...charts.workloads]),
    services: unique([...services(resources), ...postgres.services]),
  };
  return {
    ...all,
    budgets: unique([...budgets(resources), ...postgres.budgets, ...charts.budgets]),
    webhooks: answered(unique([...webhooks(resources), ...charts.webhooks]), all.services, all.workloads),
    rebalancers: sortedById(deschedulers(resources, declared)),
    databases: [...cockroachDatabases(resources, declared), ...postgres.databases],
  };
}

function clustersOf(declared: readonly Cluster[], part: ClusterPart): readonly Cluster[] {
  const own = [...part.workloads, ...part.services].some(({ cluster }) => cluster === OWN_CLUSTER);
  return own ? sortedById([...declared, ownCluster]) : declared;
}

const join = <Key extends keyof CloudPart>(clouds: readonly CloudPart[], key: Key): readonly CloudPart[Key][number][] =>
  clouds.flatMap((cloud) => cloud[key] as readonly CloudPart[Key][number][]);

function topology({ resources: read, ...about }: DeclaredSystem): Topology {
  const resources = withClusters(read);
  const clouds = [readAws(resources), readGoogle(resources)];
  const part = readClusterPart(resources);
  const clusters = clustersOf(join(clouds, 'clusters'), part);
  const subnets = join(clouds, 'subnets');
  const edge = kubernetesEdge(resources, part.services, part.workloads, clusters, subnets);
  return {
    ...about,
    clouds: (['aws', 'google'] as const).filter((cloud) => resources.some(({ platform }) => platform === cloud)),
    resources,
    ...part,
    zones: [...join(clouds, 'zones')].sort((one, other) => (one.name < other.name ? -1 : 1)),
    clusters,
    nodeGroups: sortedById(join(clouds, 'nodeGroups')),
    storageClasses: storageClasses(resources, clusters, part.workloads),
    databases: sortedById([...join(clouds, 'databases'), ...part.databases]),
    subnets,
    nats: sortedById(join(clouds, 'nats')),
    privateEndpoints: sortedById(join(clouds, 'privateEndpoints')),
    loadBalancers: sortedById([...join(clouds, 'loadBalancers'), ...kubernetesLoadBalancers(edge, part.services)]),
    links: sortedById(join(clouds, 'links')),
    machines: sortedById(join(clouds, 'machines')),
    accessRules: sortedById([...join(clouds, 'accessRules'), ...networkPolicies(resources)]),
    dnsNames: [...join(clouds, 'dnsNames')].sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}

/**
 * Reads the files of an output into topologies, one for each system that they declare. The same files give the same
 * topologies, in whatever order they come; what cannot be read is told in them, never thrown.
 *
 * @param name of the folder that the files lie in
 */
export function readTopologies(name: string, files: readonly SourceFile[]): readonly Topology[] {
  const sorted = [...files].sort((one, other) => (one.path < other.path ? -1 : 1));
  return readResources(name, sorted).map(topology);
}
