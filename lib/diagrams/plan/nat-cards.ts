import { isUnknown, type Nat, type Topology } from '../../topology';
import type { Card } from './plan';
import { zonalSubnets } from './subnet-frames';

const zoneOf = ({ zone }: Nat): string | undefined => (zone === undefined || isUnknown(zone) ? undefined : zone);

function natCard(nat: Nat): Card {
  return {
    id: nat.id,
    icon: 'aws-nat',
    title: 'NAT gateway',
    text: 'way out of this zone',
    tone: 'plain',
    attachments: [],
    sources: [nat.place.resource],
  };
}

/** A zone without a gateway whose subnets go out through another one's. */
function borrowed(topology: Topology, zone: string): readonly Card[] {
  const subnets = zonalSubnets(topology).filter(({ zones }) => !isUnknown(zones) && zones.includes(zone));
  const routes = subnets.flatMap((subnet) =>
    subnet.routes.filter(({ target }) => target === 'nat').map(({ to, place }) => ({ to, place })),
  );
  const [route] = routes;
  const nat = topology.nats.find(({ id }) => id === route?.to);
  if (route === undefined || nat?.scope === 'regional') return [];
  const other = nat && zoneOf(nat);
  return [
    {
      id: `no nat in ${zone}`,
      icon: 'missing',
      title: 'No NAT gateway',
      text: other === undefined ? 'its route leads nowhere' : `goes out in ${other}`,
      tone: 'missing',
      attachments: [],
      sources: [route.place.resource],
    },
  ];
}

/** Ways out of each zone for nodes without a public address. */
export function natCards(topology: Topology, zones: readonly string[]): readonly (readonly Card[])[] {
  const zonal = topology.nats.filter(({ scope }) => scope === 'zonal');
  return zones.map((zone) => {
    const own = zonal.filter((nat) => zoneOf(nat) === zone);
    return own.length > 0 ? own.map(natCard) : borrowed(topology, zone);
  });
}
