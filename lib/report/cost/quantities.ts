import { isUnknown, type Known, type Topology, textAt } from '../../topology';
import { total } from '../numbers';
import { claimedGigabytes, machineGigabytes, nodeGigabytes } from './disks';
import { type Quantity, steady } from './quantity';

const times = (count: Known<number>, each: Known<number>): Known<number> => {
  if (isUnknown(count)) return count;
  return isUnknown(each) ? each : count * each;
};

function nodes({ nodeGroups }: Topology): readonly Quantity[] {
  const types = [
    ...new Set(nodeGroups.map(({ instanceType }) => (isUnknown(instanceType) ? 'a machine' : instanceType))),
  ];
  return types.map((type) => {
    const own = nodeGroups.filter(
      ({ instanceType }) => instanceType === type || (isUnknown(instanceType) && type === 'a machine'),
    );
    return {
      price: type,
      purpose: 'nodes, from the fewest to the most',
      low: total(own.map(({ min }) => min)),
      high: total(own.map(({ max }) => max)),
    };
  });
}

function nodeDisks(topology: Topology, price: string): Quantity {
  const sum = (bound: 'min' | 'max') =>
    total(topology.nodeGroups.map((group) => times(group[bound], nodeGigabytes(topology, group))));
  return { price, purpose: 'GB of disks of the nodes', low: sum('min'), high: sum('max') };
}

function machines({ machines: alone, resources }: Topology): readonly Quantity[] {
  const types = alone.map(({ place }) => {
    const type = textAt(resources.find(({ id }) => id === place.resource)?.properties, 'InstanceType');
    return type === undefined || isUnknown(type) ? 'a machine' : type;
  });
  return [...new Set(types)].map((type) =>
    steady(type, 'bastion machines', types.filter((one) => one === type).length),
  );
}

function capacity({ databases }: Topology): readonly Quantity[] {
  return databases.flatMap(({ capacity: units, members }) =>
    units
      ? [
          {
            price: 'aurora-capacity',
            purpose: `units of ${members.length} database servers, from the fewest to the most`,
            low: times(members.length, units.min),
            high: times(members.length, units.max),
          },
        ]
      : [],
  );
}

function aws(topology: Topology): readonly Quantity[] {
  const { nats, loadBalancers, privateEndpoints, links, resources } = topology;
  const external = loadBalancers.filter(({ scheme }) => scheme === 'external');
  const zones = external.map((balancer) => (isUnknown(balancer.zones) ? balancer.zones : balancer.zones.length));
  return [
    steady('eks-cluster', 'cluster', topology.clusters.length),
    steady('gp3', 'GB of volumes of databases', claimedGigabytes(topology)),
    nodeDisks(topology, 'gp3'),
    steady('gp3', 'GB of disks of bastion machines', machineGigabytes(topology)),
    ...capacity(topology),
    steady('aws-nat', 'NAT gateways', nats.length),
    steady('aws-load-balancer', 'load balancers', loadBalancers.length),
    steady('aws-address', 'addresses of NAT gateways and external load balancers', total([nats.length, ...zones])),
    steady(
      'aws-endpoint',
      'interface endpoints, one in each subnet',
      total(privateEndpoints.map(({ kind, subnets }) => (kind === 'interface' ? subnets.length : 0))),
    ),
    steady('aws-vpn', 'VPN connections', links.length),
    steady('aws-key', 'keys', resources.filter(({ type }) => type === 'AWS::KMS::Key').length),
  ];
}

function google(topology: Topology): readonly Quantity[] {
  const { nodeGroups, nats, loadBalancers, links } = topology;
  const bound = (which: 'min' | 'max') => (nats.length > 0 ? total(nodeGroups.map((group) => group[which])) : 0);
  const global = loadBalancers.some(({ kind, scheme }) => kind === 'application' && scheme === 'external');
  return [
    steady('gke-cluster', 'cluster', topology.clusters.length),
    steady('pd-balanced', 'GB of volumes of databases', claimedGigabytes(topology)),
    nodeDisks(topology, 'pd-balanced'),
    { price: 'google-nat', purpose: 'machines behind Cloud NAT', low: bound('min'), high: bound('max') },
    steady('google-forwarding', 'for the load balancers of the services', global ? 1 : 0),
    steady(
      'google-vpn',
      'VPN tunnels',
      total(links.map(({ kind, tunnels }) => (kind === 'ha-vpn' ? tunnels.length : 0))),
    ),
  ];
}

/** Everything in an output that has a price by time or size. Traffic and requests are not: no output tells them. */
export function quantities(topology: Topology): readonly Quantity[] {
  const cloud = topology.clouds.includes('aws') ? aws(topology) : google(topology);
  const all = [...nodes(topology), ...machines(topology), ...cloud];
  return all.filter(({ high }) => isUnknown(high) || high > 0);
}
