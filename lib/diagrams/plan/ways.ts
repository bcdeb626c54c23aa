import type { Topology } from '../../topology';
import type { Address } from './address';
import { admittedNetworks } from './admitted-networks';
import { publicBalancerWays, strandedBalancerWays } from './balancer-ways';
import type { Cast } from './cast';
import { linkWays } from './link-ways';
import { machineWays } from './machine-ways';
import type { Card } from './plan';
import { reached } from './reached';
import { shellWays } from './shell-ways';
import type { OpenWay } from './way';

function publicDatabases(topology: Topology, { databases }: Cast, usual?: Address): readonly OpenWay[] {
  return databases
    .filter(({ publiclyAccessible }) => publiclyAccessible === true)
    .map((database) => {
      const sources = [database.place.resource];
      const [network] = usual === undefined ? [] : admittedNetworks(topology, usual);
      const client = network === undefined ? 'internet' : ({ kind: 'cidr', cidr: network, except: [] } as const);
      const card: Card = {
        id: `${database.id} public`,
        icon: 'internet',
        title: 'Public endpoint',
        text: network === undefined ? 'from anywhere' : `only ${network}`,
        tone: 'analyst',
        attachments: [],
        sources,
      };
      const ends = usual === undefined ? [] : [{ to: usual, ...reached(topology, client, database.id, usual.port) }];
      return { id: `way ${database.id} public`, label: 'Public address of the database', hops: [card], sources, ends };
    });
}

/** Every way of the analyst to the database that the output declares, open or not. */
export function ways(topology: Topology, played: Cast): readonly OpenWay[] {
  const shells = played.connections.filter(({ from }) => played.shells.includes(from));
  const usual = (shells.find(({ to }) => to.reaches === 'readers') ?? shells[0] ?? played.connections[0])?.to;
  return [
    ...publicBalancerWays(topology, played.databaseBalancers),
    ...publicDatabases(topology, played, usual),
    ...linkWays(topology, played, usual),
    ...strandedBalancerWays(topology, played.databaseBalancers),
    ...machineWays(topology, usual),
    ...shellWays(topology, played),
  ];
}
