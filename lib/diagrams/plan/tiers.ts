import type { Database, Topology } from '../../topology';
import type { Cast } from './cast';
import { memberCards } from './members';
import { natCards } from './nat-cards';
import { nodeFrames, nodesOf } from './node-frames';
import type { Card, Group, Row, Tier } from './plan';
import { podCards } from './pods';
import { subnetFrames, toneOf, zonalSubnets } from './subnet-frames';

/** Rows on the same nodes, before they are put into subnets. */
interface Placed {
  readonly nodes: ReturnType<typeof nodesOf>;
  readonly rows: readonly Row[];
}

const row = (id: string, cells: readonly (readonly Card[])[]): Row => ({ id, over: 'each zone', cells });

/** Cards of several workloads side by side, zone by zone. */
const merged = (lists: readonly (readonly (readonly Card[])[])[], zones: readonly string[]): readonly Card[][] =>
  zones.map((_, zone) => lists.flatMap((cells) => cells[zone] ?? []));

function podRows(topology: Topology, { services, proxies }: Cast, zones: readonly string[]): readonly Placed[] {
  const sets = [
    { id: 'services', workloads: services, look: { icon: 'pod', tone: 'service' } },
    { id: 'proxies', workloads: proxies, look: { icon: 'postgres', tone: 'database' } },
  ] as const;
  return sets
    .filter(({ workloads }) => workloads.length > 0)
    .map(({ id, workloads, look }) => ({
      nodes: nodesOf(topology, workloads[0]),
      rows: [
        row(
          id,
          merged(
            workloads.map((each) => podCards(topology, each, zones, look)),
            zones,
          ),
        ),
      ],
    }));
}

const memberRow = (topology: Topology, database: Database, zones: readonly string[]): Row =>
  row(`members of ${database.id}`, memberCards(topology, database, zones));

function databasePods(topology: Topology, { databases }: Cast, zones: readonly string[]): readonly Placed[] {
  return databases
    .filter(({ workload }) => workload !== undefined)
    .map((database) => ({
      nodes: nodesOf(
        topology,
        topology.workloads.find(({ id }) => id === database.workload),
      ),
      rows: [memberRow(topology, database, zones)],
    }));
}

const keyOf = (ids: readonly { readonly id: string }[]): string =>
  ids
    .map(({ id }) => id)
    .sort()
    .join(' ');

/** Joins what follows each other on the same nodes, and what follows each other in the same subnets. */
function podTiers(topology: Topology, placed: readonly Placed[], zones: readonly string[]): readonly Tier[] {
  const groups: (Group & { readonly nodes: Placed['nodes'] })[] = [];
  for (const { nodes, rows } of placed) {
    const last = groups.at(-1);
    if (last !== undefined && keyOf(last.nodes) === keyOf(nodes)) {
      groups[groups.length - 1] = { ...last, rows: [...last.rows, ...rows] };
    } else groups.push({ id: `nodes-${groups.length}`, nodes, frames: nodeFrames(nodes, zones), rows });
  }
  const tiers: (Tier & { readonly key: string })[] = [];
  for (const { nodes, ...group } of groups) {
    const subnets = zonalSubnets(
      topology,
      nodes.flatMap((each) => each.subnets),
    );
    const key = keyOf(subnets);
    const last = tiers.at(-1);
    if (last !== undefined && last.key === key) tiers[tiers.length - 1] = { ...last, groups: [...last.groups, group] };
    else {
      const tone = toneOf(subnets);
      const frames = subnetFrames(subnets, zones, tone === 'public' ? 'Public' : 'Private');
      tiers.push({ id: `tier-${tiers.length}`, tone, frames, groups: [group], key });
    }
  }
  return tiers.map(({ key: _, ...tier }) => tier);
}

/** Managed databases, in subnets of their own. */
function databaseTiers(topology: Topology, { databases }: Cast, zones: readonly string[]): readonly Tier[] {
  return databases
    .filter(({ workload }) => workload === undefined)
    .map((database, index) => {
      const subnets = zonalSubnets(topology, database.subnets);
      const rows = [memberRow(topology, database, zones)];
      return {
        id: `database-${index}`,
        tone: 'database',
        frames: subnetFrames(subnets, zones, 'Database'),
        groups: [{ id: `database-${index}-group`, frames: [], rows }],
      };
    });
}

/** Subnets with a way to the internet, and what stands in them. */
function publicTiers(topology: Topology, balancers: readonly Card[], zones: readonly string[]): readonly Tier[] {
  const subnets = zonalSubnets(topology).filter((subnet) => subnet.public === true);
  const nats = natCards(topology, zones);
  const rows: readonly Row[] = [
    ...(balancers.length > 0 ? [{ id: 'balancers', over: 'all zones', cells: [balancers] } as const] : []),
    ...(nats.some((cards) => cards.length > 0) ? [row('nats', nats)] : []),
  ];
  if (subnets.length === 0 || rows.length === 0) return [];
  const frames = subnetFrames(subnets, zones, 'Public');
  return [{ id: 'public', tone: 'public', frames, groups: [{ id: 'public-group', frames: [], rows }] }];
}

/** Whether there are subnets that load balancers of services stand in. */
export const hasPublicTier = (topology: Topology): boolean =>
  zonalSubnets(topology).some((subnet) => subnet.public === true);

/** Everything that stands in a zone, from the internet down to the data. */
export function tiers(
  topology: Topology,
  played: Cast,
  balancers: readonly Card[],
  zones: readonly string[],
): readonly Tier[] {
  return [
    ...publicTiers(topology, balancers, zones),
    ...podTiers(topology, [...podRows(topology, played, zones), ...databasePods(topology, played, zones)], zones),
    ...databaseTiers(topology, played, zones),
  ];
}
