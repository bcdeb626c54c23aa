import { isUnknown, type Subnet, type Topology } from '../../../lib/topology';
import { addressAt, prefixLength, subnets } from '../../../lib/zones';
import { type NodeGroup, nodeGroups, zonesOf } from '../../cluster/node-groups';
import type { Output } from '../../output';

/** A node of the output, with a place in the network of the output. */
export interface PlannedNode {
  readonly name: string;
  readonly zone: string;
  readonly group: NodeGroup;
  readonly address: string;
  /** Range of its pods. */
  readonly pods: string;
  /** Name of its network interface on the side of the router: 15 characters at most. */
  readonly link: string;
}

/** Where everything is: addresses and ranges are those of the output, so that its network policies hold unchanged. */
export interface Layout {
  readonly zones: readonly string[];
  readonly nodes: readonly PlannedNode[];
  /** Of the API server and of the router between the zones: it is outside of every zone. */
  readonly core: string;
  readonly services: string;
  /** Of the cluster's DNS, the tenth of the range of Services. */
  readonly dns: string;
  /** Range that holds every pod. */
  readonly network: string;
  /** Where clients come from: where load balancers stand, one address in each public subnet. */
  readonly clients: readonly string[];
}

/** What a node is for, in its name. */
const DEDICATED = 'trizone.dev/dedicated';

/** Nodes have the addresses from here on in the subnet of their zone; those before are the router's. */
const FIRST_NODE = 11;

/** Where a load balancer stands in its subnet. */
const LOAD_BALANCER = 10;

/** The range of a node's pods is the subnet cut in so many parts at least, and 256 addresses at most. */
const PARTS_BITS = 4;
const SMALLEST_PREFIX = 24;

/** EKS' own when the cluster says nothing. @see EKS User Guide, cluster creation, Service IPv4 range */
const DEFAULT_SERVICES = '172.20.0.0/16';

const cidrOf = ({ id, cidr }: Subnet): string => {
  if (isUnknown(cidr)) throw new Error(`the range of subnet ${id} is not known: ${cidr.unknown}`);
  return cidr;
};

/** The largest private subnet of a zone, where nodes are. */
function subnetOfNodes({ subnets: all }: Topology, zone: string): string {
  const inZone = all.filter(
    (subnet) => subnet.public === false && !isUnknown(subnet.zones) && subnet.zones.includes(zone),
  );
  const [largest] = inZone.map(cidrOf).sort((a, b) => prefixLength(a) - prefixLength(b));
  if (!largest) throw new Error(`zone ${zone} has no private subnet in the output`);
  return largest;
}

function nodesOfZone(
  zone: string,
  index: number,
  groups: readonly NodeGroup[],
  subnet: string,
): readonly PlannedNode[] {
  const part = Math.max(SMALLEST_PREFIX, prefixLength(subnet) + PARTS_BITS);
  const wanted = groups
    .filter((group) => group.zone === zone)
    .flatMap((group) => Array.from({ length: group.fewest }, () => group));
  // the first part is for the nodes themselves
  const parts = subnets(
    subnet,
    Array.from({ length: wanted.length + 1 }, () => part),
  );
  return wanted.map((group, order) => ({
    name: `${zone}-${group.labels[DEDICATED] ?? 'node'}-${order}`,
    zone,
    group,
    address: addressAt(parts[0] ?? '', FIRST_NODE + order),
    pods: parts[order + 1] ?? '',
    link: `z${index}-n${order}`,
  }));
}

function serviceRange({ resources }: Topology): string {
  const cluster = resources.find(({ type }) => type === 'AWS::EKS::Cluster');
  const network = cluster?.properties.KubernetesNetworkConfig as { readonly ServiceIpv4Cidr?: string } | undefined;
  return network?.ServiceIpv4Cidr ?? DEFAULT_SERVICES;
}

function networkRange({ resources, name }: Topology): string {
  const network = resources.find(({ type }) => type === 'AWS::EC2::VPC')?.properties.CidrBlock;
  if (typeof network !== 'string') throw new Error(`the range of the network of ${name} is not known`);
  return network;
}

/** Plans the fewest nodes that each group of the output has. @throws when its files do not tell its network */
export function layoutOf(output: Output): Layout {
  const [topology] = output.topologies;
  if (!topology) throw new Error(`${output.directory} declares nothing`);
  const groups = nodeGroups(output);
  const zones = zonesOf(groups);
  const ranges = zones.map((zone) => subnetOfNodes(topology, zone));
  const services = serviceRange(topology);
  const publicSubnets = topology.subnets.filter((subnet) => subnet.public === true).map(cidrOf);
  return {
    zones,
    nodes: zones.flatMap((zone, index) => nodesOfZone(zone, index, groups, ranges[index] ?? '')),
    core: addressAt(ranges[0] ?? '', 1),
    services,
    dns: addressAt(services, 10),
    network: networkRange(topology),
    clients: publicSubnets.map((range) => addressAt(range, LOAD_BALANCER)),
  };
}
