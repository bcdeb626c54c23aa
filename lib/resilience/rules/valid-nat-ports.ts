import {
  isUnknown,
  itemsAt,
  type Known,
  knownOr,
  numberAt,
  type Resource,
  type Topology,
  textAt,
  unknown,
} from '../../topology';
import { ROUTER_NAT } from '../google-kinds';
import { inWords, judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Rule } from '../rule';

/** Ports of one address that Cloud NAT gives out: all but the well-known ones. @see https://cloud.google.com/nat/docs/ports-and-addresses */
const PORTS = 64_512;
/** Ports of one machine where nothing is said: fixed, and dynamic. */
const FIXED_PORTS = 64;
const DYNAMIC_PORTS = 32;

/** The most nodes that there can be of all clusters. A lost zone adds none: the others grow within it. */
function mostNodes({ nodeGroups, clusters }: Topology): Known<number> {
  const google = new Set(clusters.filter(({ platform }) => platform === 'gke').map(({ id }) => id));
  const maxima = nodeGroups.filter(({ cluster }) => google.has(cluster)).map(({ max }) => max);
  if (maxima.length === 0) return unknown('no node pool is in the files');
  return maxima.find(isUnknown) ?? maxima.reduce<number>((sum, max) => sum + knownOr(max, 0), 0);
}

function portsPerMachine({ properties }: Resource): Known<number> {
  const dynamic = knownOr(textAt(properties, 'spec.enableDynamicPortAllocation'), 'false') === 'true';
  return numberAt(properties, 'spec.minPortsPerVm') ?? (dynamic ? DYNAMIC_PORTS : FIXED_PORTS);
}

function enough(nat: Resource, nodes: Known<number>): Known<boolean> {
  const option = textAt(nat.properties, 'spec.natIpAllocateOption') ?? unknown('natIpAllocateOption is not set');
  if (isUnknown(option)) return option;
  if (option !== 'MANUAL_ONLY') return true;
  const ports = portsPerMachine(nat);
  if (isUnknown(ports)) return ports;
  return isUnknown(nodes) ? nodes : nodes * ports <= itemsAt(nat.properties, 'spec.natIps').length * PORTS;
}

/** Cloud NAT is regional: it ends with no zone, but its addresses must have ports for every node. */
export const validNatPorts: Rule = {
  id: 'HA-GCP-005',
  name: 'valid-nat-ports',
  claim: 'Cloud NAT, which is regional and ends with no zone, has ports for every node at their greatest number.',
  why: "Unlike that of AWS, one NAT of Google Cloud serves all zones through the loss of one. With addresses of one's own, it is their ports that may run out when the other zones grow.",
  remedy: 'Add addresses to natIps, or lower minPortsPerVm.',
  severity: 'info',
  source: 'https://cloud.google.com/nat/docs/ports-and-addresses',
  *check(topology) {
    const nodes = mostNodes(topology);
    for (const nat of resourcesOf(topology, ROUTER_NAT)) {
      const option = textAt(nat.properties, 'spec.natIpAllocateOption');
      yield judge(nat.place, enough(nat, nodes), {
        seen: `${inWords(option)}, addresses ${itemsAt(nat.properties, 'spec.natIps').length}, ports of a machine ${inWords(portsPerMachine(nat))}, nodes at the most ${inWords(nodes)}`,
        expected: `nodes x ports of a machine at most ${PORTS} for each address, or addresses that Google adds`,
      });
    }
  },
};
