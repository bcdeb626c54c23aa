import { isUnknown, type PrivateEndpoint, type Topology } from '../../topology';
import { grouped } from '../grouped';
import { judge } from '../judge';
import type { Rule } from '../rule';
import { covers, SubnetZones, union, type ZonesFound, zonesInWords } from '../zones-found';

/** Zones of each network in which nodes run, or machines where it has no nodes. */
function clientZones(topology: Topology, subnets: SubnetZones): ReadonlyMap<string, ZonesFound> {
  const ofNodes = topology.nodeGroups.flatMap((group) => group.subnets);
  const ofMachines = topology.machines.flatMap(({ subnet }) => (subnet === undefined ? [] : [subnet]));
  const zonesByNetwork = (ids: readonly string[]) => {
    const networks = grouped(
      ids.filter((id) => subnets.subnet(id) !== undefined),
      (id) => subnets.subnet(id)?.network ?? '',
    );
    return [...networks].map(([network, own]) => [network, subnets.of(own)] as const);
  };
  return new Map([...zonesByNetwork(ofMachines), ...zonesByNetwork(ofNodes)]);
}

/** Several attachments of one service, one a subnet, are one way in: EFS, Client VPN. */
function way({ id, kind, network, service }: PrivateEndpoint): string {
  return isUnknown(service) ? id : `${network} ${kind} ${service}`;
}

/** Private ways to services of the cloud are there in each zone that uses them. */
export const requireEndpointInClientZones: Rule = {
  id: 'HA-AWS-010',
  name: 'require-endpoint-in-client-zones',
  claim: 'An interface endpoint or an attachment has a subnet in every zone in which its clients run.',
  why: 'It answers in its own zones only: clients of the zones that are left lose the service with the one zone in which it was.',
  remedy: 'Give the endpoint a subnet in each zone of the nodes.',
  severity: 'error',
  source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html',
  *check(topology) {
    const subnets = new SubnetZones(topology);
    const clients = clientZones(topology, subnets);
    const endpoints = topology.privateEndpoints.filter(({ kind }) => kind !== 'gateway');
    for (const endpoint of grouped(endpoints, way).values()) {
      const [first] = endpoint;
      const wanted = first && clients.get(first.network);
      if (!first || !wanted) continue;
      const found = union(endpoint.map((each) => subnets.of(each.subnets)));
      const covered = covers(found, wanted.zones);
      yield judge(first.place, covered === true && wanted.more !== undefined ? { unknown: wanted.more } : covered, {
        seen: zonesInWords(found),
        expected: `a subnet in each zone of its clients: ${zonesInWords(wanted)}`,
      });
    }
  },
};
