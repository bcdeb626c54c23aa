import {
  type Cluster,
  isUnknown,
  type Known,
  knownOr,
  type NodeGroup,
  type Subnet,
  type Topology,
  unknown,
  type Workload,
} from '../../topology';
import { isCidr, prefixLength } from '../../zones';
import { grouped } from '../grouped';
import { judge } from '../judge';
import type { Judgement, Rule } from '../rule';

/** AWS keeps five addresses of each subnet. @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const RESERVED = 5;

/**
 * Addresses that the network plugin may hold on a node beyond its pods: one for each network interface (15 at most), two
 * blocks of 16 that are begun or kept warm with prefix delegation.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/prefix-and-ip-target.md
 */
const BEYOND_PODS = 15 + 2 * 16;

/** What one cluster runs, where. */
interface Running {
  readonly groups: readonly NodeGroup[];
  readonly workloads: readonly Workload[];
  readonly subnets: readonly Subnet[];
}

/** Addresses that the subnets of the other zones have. */
function room(subnets: readonly Subnet[], lost: string): Known<number> {
  let sum = 0;
  for (const { cidr, zones, id } of subnets) {
    if (isUnknown(zones)) return zones;
    if (zones.includes(lost)) continue;
    if (isUnknown(cidr)) return cidr;
    if (!isCidr(cidr)) return unknown(`${id} has no IPv4 range`);
    sum += 2 ** (32 - prefixLength(cidr)) - RESERVED;
  }
  return sum;
}

/** Pods that must run without the zone: those that go to other nodes. What is unknown is left out. */
function fewest({ workloads }: Running): number {
  const moving = workloads.filter(({ role }) => role === 'stateless' || role === 'controller');
  return moving.reduce((sum, { replicas }) => sum + knownOr(replicas.min, 0), 0);
}

/** Addresses that the nodes of the other zones can take at the most. */
function most({ groups }: Running, lost: string): Known<number> {
  let sum = 0;
  for (const { zones, perZone, allocatable } of groups) {
    if (isUnknown(zones)) return zones;
    const left = zones.filter((zone) => zone !== lost).length;
    if (left === 0) continue;
    if (isUnknown(perZone.max)) return perZone.max;
    if (isUnknown(allocatable)) return allocatable;
    sum += left * perZone.max * (allocatable.pods + BEYOND_PODS);
  }
  return sum;
}

function suffices(running: Running, lost: string, free: Known<number>): Known<boolean> {
  if (isUnknown(free)) return free;
  if (fewest(running) > free) return false;
  const bound = most(running, lost);
  if (isUnknown(bound)) return bound;
  return bound <= free || unknown(`full nodes could take ${bound} addresses of ${free}`);
}

function* judgeCluster({ place }: Cluster, running: Running): Iterable<Judgement> {
  if (!place) return;
  const zones = new Set(running.groups.flatMap((group) => (isUnknown(group.zones) ? [] : group.zones)));
  for (const zone of [...zones].sort()) {
    const free = room(running.subnets, zone);
    yield judge(place, suffices(running, zone, free), {
      zone,
      seen: isUnknown(free) ? free.unknown : `${free} addresses in the subnets of the other zones`,
      expected: `room for ${fewest(running)} pods that run on, and for full nodes at their greatest number`,
    });
  }
}

function running({ nodeGroups, workloads, subnets }: Topology): (cluster: Cluster) => Running {
  const groups = grouped(nodeGroups, ({ cluster }) => cluster);
  const pods = grouped(workloads, ({ cluster }) => cluster);
  const bySubnet = new Map(subnets.map((subnet) => [subnet.id, subnet]));
  return ({ id }) => {
    const own = groups.get(id) ?? [];
    const ids = new Set(own.flatMap((group) => group.subnets));
    return {
      groups: own,
      workloads: pods.get(id) ?? [],
      subnets: [...ids].flatMap((subnet) => bySubnet.get(subnet) ?? []),
    };
  };
}

/** The subnets that are left have addresses for the pods of a lost zone. */
export const requireAddressesForZoneLoss: Rule = {
  id: 'HA-AWS-015',
  name: 'require-addresses-for-zone-loss',
  claim: 'When a zone is lost, the subnets of the other zones have addresses for all pods that run on.',
  why: 'On EKS each pod has an address of its subnet. Without a free one it waits, however much room the nodes have.',
  remedy: 'Give the nodes larger subnets: full nodes at their greatest number must find an address for each pod.',
  severity: 'warning',
  source: 'https://docs.aws.amazon.com/eks/latest/best-practices/ip-opt.html',
  *check(topology) {
    const runningIn = running(topology);
    for (const cluster of topology.clusters) {
      if (cluster.platform === 'eks') yield* judgeCluster(cluster, runningIn(cluster));
    }
  },
};
