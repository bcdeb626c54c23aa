import { isUnknown, knownOr, type Subnet, type Topology, textAt } from '../../topology';
import type { Frame } from './plan';

const cidrOf = ({ cidr }: Subnet): string => (isUnknown(cidr) ? '' : cidr);

/** The network that holds the nodes, with its address range or those of its regional subnets. */
export function networkFrame({ resources, subnets, nodeGroups, clouds }: Topology): Frame | undefined {
  const [first] = subnets;
  if (first === undefined) return undefined;
  const network = resources.find(({ id }) => id === first.network);
  const own = subnets.filter((subnet) => subnet.network === first.network);
  const used = new Set(nodeGroups.flatMap((group) => group.subnets));
  const regional = own.filter(({ id, zones }) => !isUnknown(zones) && zones.length > 1 && used.has(id));
  const cidr = knownOr(textAt(network?.properties, 'CidrBlock'), '') ?? '';
  const ranges = regional.length > 0 ? `nodes ${regional.map(cidrOf).filter(Boolean).join(', ')}` : cidr;
  const isGoogle = clouds.includes('google');
  const name = isGoogle && network !== undefined ? ` ${network.name}` : '';
  return {
    label: [`VPC${name}`, ranges].filter((part) => part !== '').join(isGoogle ? ' · ' : ' '),
    icon: isGoogle ? 'google-vpc' : 'aws-vpc',
    sources: [network?.id ?? first.place.resource, ...regional.map(({ place }) => place.resource)],
  };
}
