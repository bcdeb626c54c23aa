import type { NodeGroup } from '../model/cluster';
import type { Database } from '../model/database';
import { isUnknown, type Known, unknown } from '../model/known';
import type { LoadBalancer, Machine, Party } from '../model/network';
import type { Topology } from '../model/topology';
import type { Workload } from '../model/workload';
import type { End } from './end';
import type { ReachIndex } from './reach-index';

type Cloud = End['cloud'];

/** Addresses of Google's proxies and health checks. @see https://cloud.google.com/load-balancing/docs/firewall-rules (November 2026) */
const GOOGLE_PROXIES = ['130.211.0.0/22', '35.191.0.0/16'];

const NOBODY = { securityGroups: [], tags: [], subnets: [] } as const;

const cloudOf = ({ clouds }: Topology): Cloud => (clouds.length === 1 ? clouds[0] : undefined);

/** Ranges of the subnets, or of those for pods within; unknown when one cannot be told. */
function rangesOfSubnets({ subnet }: ReachIndex, ids: readonly string[], secondary?: RegExp): Known<readonly string[]> {
  const ranges: string[] = [];
  for (const id of ids) {
    const found = subnet(id);
    const within = secondary && found?.secondary.find(({ name }) => secondary.test(name));
    const cidr = within?.cidr ?? found?.cidr ?? unknown(`subnet ${id} is not among the files`);
    if (isUnknown(cidr)) return cidr;
    ranges.push(cidr);
  }
  return ranges.length > 0 ? [...new Set(ranges)] : unknown('its subnets are not among the files');
}

const networkOf = ({ subnet }: ReachIndex, ids: readonly string[]): string | undefined =>
  ids.map((id) => subnet(id)?.network).find((network) => network !== undefined);

/** The sets that differ. */
function distinct(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(sets.map((set) => [set.join(' '), set])).values()];
}

function inSubnets(index: ReachIndex, ids: readonly string[]): Pick<End, 'addresses' | 'subnets' | 'network'> {
  return { addresses: rangesOfSubnets(index, ids), subnets: ids, network: networkOf(index, ids) };
}

/** Addresses of pods: of the nodes' subnets on AWS, of a range of their own on Google Cloud. */
function podAddresses(index: ReachIndex, groups: readonly NodeGroup[]): Pick<End, 'addresses' | 'subnets' | 'network'> {
  const ids = [...new Set(groups.flatMap(({ subnets }) => subnets))];
  const around = inSubnets(index, ids);
  return cloudOf(index.topology) === 'google' ? { ...around, addresses: rangesOfSubnets(index, ids, /pod/) } : around;
}

function workloadEnd(index: ReachIndex, workload: Workload): End {
  const { id, cluster, namespace, pod, place } = workload;
  const groups = index.nodeGroups(cluster);
  const containers = isUnknown(pod) ? [] : pod.containers;
  const named = containers.flatMap(({ ports }) =>
    ports.flatMap(({ name, port }) => (name ? [[name, port] as const] : [])),
  );
  return {
    id,
    kind: 'workload',
    cloud: cloudOf(index.topology),
    place,
    pods: {
      cluster,
      namespace,
      namespaceLabels: index.namespaceLabels(cluster, namespace),
      labels: isUnknown(pod) ? pod : pod.labels,
      namedPorts: Object.fromEntries(named),
    },
    ...podAddresses(index, groups),
    securityGroups: distinct(groups.map(({ securityGroups }) => securityGroups).filter((set) => set.length > 0)),
    tags: [...new Set(groups.flatMap(({ tags = [] }) => tags))],
  };
}

const oneSet = (groups: readonly string[]): readonly (readonly string[])[] => (groups.length > 0 ? [groups] : []);

function machineEnd(index: ReachIndex, { id, place, subnet, securityGroups }: Machine): End {
  const ids = subnet === undefined ? [] : [subnet];
  return {
    id,
    kind: 'machine',
    cloud: cloudOf(index.topology),
    place,
    ...inSubnets(index, ids),
    securityGroups: oneSet(securityGroups),
    tags: [],
  };
}

function databaseEnd(index: ReachIndex, database: Database): End {
  const { id, place, subnets, securityGroups, publiclyAccessible } = database;
  const around = inSubnets(index, subnets);
  const cloud = cloudOf(index.topology);
  return {
    id,
    kind: 'database',
    cloud,
    place,
    ...around,
    securityGroups: oneSet(securityGroups),
    tags: [],
    publiclyAccessible,
  };
}

/** Where a load balancer's own addresses are: in its subnets, or in those that a controller finds for its scheme. */
function loadBalancerSubnets({ subnets }: Topology, balancer: LoadBalancer): readonly string[] {
  if (balancer.subnets) return balancer.subnets;
  const isPublic = balancer.scheme === 'external';
  return subnets.filter((subnet) => subnet.public === isPublic).map(({ id }) => id);
}

/** As whom the pods behind a load balancer see its packets come. One that passes them on keeps the client's address. */
function loadBalancerEnd(index: ReachIndex, balancer: LoadBalancer): End {
  const { id, place, kind, sourceRanges } = balancer;
  const cloud = cloudOf(index.topology);
  const around = inSubnets(index, cloud === 'google' ? [] : loadBalancerSubnets(index.topology, balancer));
  const clients = sourceRanges.length > 0 ? sourceRanges : ['0.0.0.0/0'];
  const google = kind === 'application' ? GOOGLE_PROXIES : clients;
  const addresses = cloud === 'google' ? google : around.addresses;
  const securityGroups = oneSet(balancer.securityGroups ?? []);
  return {
    id,
    kind: 'loadBalancer',
    cloud,
    place,
    ...around,
    addresses,
    securityGroups,
    tags: [],
    loadBalancer: balancer,
  };
}

const outside = (id: string, addresses: Known<readonly string[]>): End => ({
  id,
  kind: 'outside',
  addresses,
  ...NOBODY,
});

/** The end that a party of a rule stands for. Pods that are named by selectors alone have no labels of their own. */
function partyEnd(party: Party): End {
  if (party.kind === 'cidr') return outside(party.cidr, [party.cidr]);
  if (party.kind === 'securityGroup') {
    const addresses = unknown(`members of ${party.id} may have any address`);
    return { id: party.id, kind: 'party', cloud: 'aws', addresses, ...NOBODY, securityGroups: [[party.id]] };
  }
  if (party.kind === 'tag') {
    const addresses = unknown(`machines with the tag ${party.tag} may have any address`);
    return { id: party.tag, kind: 'party', cloud: 'google', addresses, ...NOBODY, tags: [party.tag] };
  }
  return outside(party.kind, unknown(party.kind === 'unknown' ? party.why : 'pods are asked for by their workload'));
}

/** The end with the id, or that a party is; `undefined` when the topology has none such. */
export function endOf(index: ReachIndex, one: Party | string): End | undefined {
  if (typeof one !== 'string') return partyEnd(one);
  if (one === 'internet') return outside('internet', ['0.0.0.0/0']);
  const database = index.database(one);
  // a database of pods is reached as they are
  const workload = index.workload(database?.workload ?? one);
  if (workload) return workloadEnd(index, workload);
  if (database) return databaseEnd(index, database);
  const machine = index.machine(one);
  if (machine) return machineEnd(index, machine);
  const balancer = index.loadBalancer(one);
  return balancer && loadBalancerEnd(index, balancer);
}
