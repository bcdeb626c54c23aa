import { selects } from '../kubernetes/selector';
import type { Cluster } from '../model/cluster';
import { isUnknown, type Known, unknown } from '../model/known';
import type { LoadBalancer, Subnet } from '../model/network';
import type { Resource } from '../model/resource';
import type { KubernetesService, Workload } from '../model/workload';
import { groupBy, sortedUnique } from '../resource-index';
import { listOf } from './attributes';

/** What load balancers made by a controller are judged by: the objects around them. */
export interface KubernetesEdge {
  readonly resources: readonly Resource[];
  readonly cluster: (id: string) => Cluster | undefined;
  readonly service: (cluster: string, namespace: string, name: string) => KubernetesService | undefined;
  readonly object: (id: string) => Resource | undefined;
  /** Number of the pods' port behind a port of a Service. */
  readonly podPort: (service: KubernetesService, port: string | number | undefined) => number | undefined;
  /** Zones of the subnets that the controller finds by their tags. */
  readonly zones: (cluster: Cluster | undefined, scheme: LoadBalancer['scheme']) => Known<readonly string[]>;
  /** The subnets that an annotation lists, and their zones; `undefined` where it does not list any. */
  readonly named: (list: string | undefined) => Pick<LoadBalancer, 'zones' | 'subnets'> | undefined;
}

/** Tags by which the AWS Load Balancer Controller finds subnets. @see AWS Load Balancer Controller v2.13, subnet discovery */
const SUBNET_TAGS = { external: 'kubernetes.io/role/elb', internal: 'kubernetes.io/role/internal-elb' } as const;

function zonesOf(subnets: readonly Subnet[]): Known<readonly string[]> {
  const zones: string[] = [];
  for (const { zones: known } of subnets) {
    if (isUnknown(known)) return known;
    zones.push(...known);
  }
  return sortedUnique(zones);
}

/** Puts the objects around load balancers together, each looked up by what others call it. */
export function kubernetesEdge(
  resources: readonly Resource[],
  services: readonly KubernetesService[],
  workloads: readonly Workload[],
  clusters: readonly Cluster[],
  subnets: readonly Subnet[],
): KubernetesEdge {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const bySubnet = new Map(subnets.map((subnet) => [subnet.id, subnet]));
  const byCluster = new Map(clusters.map((cluster) => [cluster.id, cluster]));
  const byName = new Map(services.map((one) => [`${one.cluster} ${one.namespace}/${one.name}`, one]));
  const inNamespace = groupBy(workloads, ({ cluster, namespace }) => `${cluster} ${namespace}`);

  function podPort(service: KubernetesService, port: string | number | undefined): number | undefined {
    const found = service.ports.find((one) => port === undefined || one.name === port || one.port === port);
    const target = found?.targetPort;
    if (typeof target === 'number' || target === undefined) return target;
    const { selector } = service;
    const pods = selector && inNamespace.get(`${service.cluster} ${service.namespace}`);
    return pods
      ?.flatMap(({ pod }) => (!isUnknown(pod) && selects(selector ?? [], pod.labels) ? pod.containers : []))
      .flatMap(({ ports }) => ports)
      .find(({ name }) => name === target)?.port;
  }

  function zones(cluster: Cluster | undefined, scheme: LoadBalancer['scheme']): Known<readonly string[]> {
    if (cluster?.platform === 'gke') return cluster.controlPlaneZones;
    if (cluster?.platform !== 'eks') return unknown('which load balancer serves it, the cluster decides');
    const tagged = subnets.filter(({ id }) => Object.hasOwn(byId.get(id)?.labels ?? {}, SUBNET_TAGS[scheme]));
    return tagged.length > 0 ? zonesOf(tagged) : unknown(`no subnet has the tag ${SUBNET_TAGS[scheme]}`);
  }

  function named(list: string | undefined): Pick<LoadBalancer, 'zones' | 'subnets'> | undefined {
    const entries = listOf(list);
    if (entries.length === 0) return undefined;
    const found = entries.map((entry) => bySubnet.get(/^\$\{(.+)\}$/.exec(entry)?.[1] ?? entry));
    const missing = entries.filter((_, index) => found[index] === undefined);
    if (missing.length > 0) return { zones: unknown(`the subnet ${missing.join(', ')} is not among the files`) };
    const all = found.flatMap((subnet) => subnet ?? []);
    return { zones: zonesOf(all), subnets: all.map(({ id }) => id) };
  }

  return {
    resources,
    cluster: (id) => byCluster.get(id),
    service: (cluster, namespace, name) => byName.get(`${cluster} ${namespace}/${name}`),
    object: (id) => byId.get(id),
    podPort,
    zones,
    named,
  };
}
