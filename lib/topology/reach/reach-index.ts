import type { NodeGroup } from '../model/cluster';
import type { Database } from '../model/database';
import type { AccessRule, LoadBalancer, Machine, Subnet } from '../model/network';
import type { Topology } from '../model/topology';
import type { Workload } from '../model/workload';
import { groupBy } from '../resource-index';

/** What is looked up again and again while ways are followed. */
export interface ReachIndex {
  readonly topology: Topology;
  /** Labels of a namespace, by cluster and name. */
  readonly namespaceLabels: (cluster: string, namespace: string) => Readonly<Record<string, string>>;
  /** Network policies by direction, cluster and namespace of the pods that they guard. */
  readonly policies: (direction: AccessRule['direction'], cluster: string, namespace: string) => readonly AccessRule[];
  /** Rules of security groups, by direction and group. */
  readonly groupRules: (direction: AccessRule['direction'], group: string) => readonly AccessRule[];
  /** Whether the files have rules of the security group. */
  readonly isDeclaredGroup: (group: string) => boolean;
  /** Firewall rules in the order in which they are asked. */
  readonly firewalls: readonly AccessRule[];
  readonly nodeGroups: (cluster: string) => readonly NodeGroup[];
  readonly subnet: (id: string) => Subnet | undefined;
  readonly workload: (id: string) => Workload | undefined;
  readonly database: (id: string) => Database | undefined;
  readonly machine: (id: string) => Machine | undefined;
  readonly loadBalancer: (id: string) => LoadBalancer | undefined;
}

/** Looks items up by their id. */
function finder<Item extends { readonly id: string }>(items: readonly Item[]): (id: string) => Item | undefined {
  const byId = new Map(items.map((item) => [item.id, item]));
  return (id) => byId.get(id);
}

/** Label by which Kubernetes names each namespace. @see Kubernetes documentation, well-known labels (v1.36) */
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** A policy guards one namespace, which it selects by name. */
function policyKey({ direction, kind, subject }: AccessRule): string | undefined {
  if (kind !== 'networkPolicy' || subject.kind !== 'pods') return undefined;
  const name = subject.namespaces.find(({ key }) => key === NAMESPACE_NAME)?.values[0];
  return `${direction} ${subject.cluster} ${name ?? ''}`;
}

const groupKey = ({ direction, kind, subject }: AccessRule): string | undefined =>
  kind === 'securityGroup' && subject.kind === 'securityGroup' ? `${direction} ${subject.id}` : undefined;

/** Lower priority first; of the same, what denies. @see https://cloud.google.com/firewall/docs/firewalls (November 2026) */
const byPriority = (a: AccessRule, b: AccessRule): number =>
  a.priority - b.priority || Number(b.effect === 'deny') - Number(a.effect === 'deny');

const indexes = new WeakMap<Topology, ReachIndex>();

/** The index of the topology, made once. */
export function reachIndex(topology: Topology): ReachIndex {
  const known = indexes.get(topology);
  if (known) return known;
  const { accessRules, resources } = topology;
  const [policies, groups] = [groupBy(accessRules, policyKey), groupBy(accessRules, groupKey)];
  const nodeGroups = groupBy(topology.nodeGroups, ({ cluster }) => cluster);
  const namespaces = new Map(
    resources
      .filter(({ type }) => type === 'v1 Namespace')
      .map(({ cluster, name, labels }) => [`${cluster ?? ''} ${name}`, labels]),
  );
  const index: ReachIndex = {
    topology,
    namespaceLabels: (cluster, namespace) => ({
      ...(namespaces.get(`${cluster} ${namespace}`) ?? namespaces.get(` ${namespace}`)),
      [NAMESPACE_NAME]: namespace,
    }),
    policies: (direction, cluster, namespace) => [
      ...(policies.get(`${direction} ${cluster} ${namespace}`) ?? []),
      ...(policies.get(`${direction} ${cluster} `) ?? []),
    ],
    groupRules: (direction, group) => groups.get(`${direction} ${group}`) ?? [],
    isDeclaredGroup: (group) => groups.has(`ingress ${group}`) || groups.has(`egress ${group}`),
    firewalls: accessRules.filter(({ kind }) => kind === 'firewall').sort(byPriority),
    nodeGroups: (cluster) => nodeGroups.get(cluster) ?? [],
    subnet: finder(topology.subnets),
    workload: finder(topology.workloads),
    database: finder(topology.databases),
    machine: finder(topology.machines),
    loadBalancer: finder(topology.loadBalancers),
  };
  indexes.set(topology, index);
  return index;
}
