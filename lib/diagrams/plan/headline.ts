import { ANY_ZONE, type ZoneLoss } from '../../resilience';
import { isUnknown, type Topology } from '../../topology';
import type { Cast } from './cast';
import type { Plan } from './plan';

const ENGINES = {
  aurora: 'Aurora PostgreSQL',
  rds: 'RDS',
  'cloud-sql': 'Cloud SQL',
  'cloudnative-pg': 'PostgreSQL',
  cockroachdb: 'CockroachDB',
  other: 'a database',
} as const;

const PLATFORMS = { eks: 'EKS', gke: 'GKE', kubernetes: 'Kubernetes' } as const;

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

function databases(topology: Topology, { databases: drawn, proxies }: Cast): string {
  const names = drawn.map(({ engine, capacity }) => `${ENGINES[engine]}${capacity ? ' Serverless' : ''}`);
  const isPgpool = topology.resources.some(({ type, name }) => type === 'v1 ConfigMap' && name === proxies[0]?.name);
  const front = proxies.map(({ name }) => (isPgpool && name === 'pgpool' ? 'Pgpool-II' : name));
  return `${list([...new Set(names)])}${front.length > 0 ? ` behind ${list(front)}` : ''}`;
}

function title(topology: Topology, played: Cast): string {
  const [cluster] = topology.clusters;
  if (cluster === undefined && played.databases.length === 0) return topology.name;
  const regional = cluster !== undefined && !isUnknown(cluster.controlPlaneZones) && cluster.platform === 'gke';
  const platform = cluster === undefined ? '' : `${regional ? 'Regional ' : ''}${PLATFORMS[cluster.platform]}`;
  return [platform, databases(topology, played)].filter((part) => part !== '').join(' with ');
}

const COUNTS = ['No zone', 'One zone', 'Two zones', 'Three zones', 'Four zones'];

/** Names of the services, and that of the database last. */
function drawnNames({
  services,
  proxies,
  databases: drawn,
}: Cast): readonly { readonly id: string; readonly name: string }[] {
  return [
    ...[...services, ...proxies].map(({ id, name }) => ({ id, name })),
    ...drawn.map(({ id, workload }) => ({ id: workload ?? id, name: 'the database' })),
  ];
}

function whatIsLeft(played: Cast, losses: readonly ZoneLoss[]): string {
  const names = drawnNames(played);
  const verdicts = (id: string): readonly ZoneLoss['verdict'][] =>
    losses.filter(({ subject }) => subject === id).map(({ verdict }) => verdict);
  const broken = names.filter(({ id }) => verdicts(id).includes('broken'));
  if (broken.length > 0) return `Losing a zone can break ${list(broken.map(({ name }) => name))}.`;
  const certain = names.filter(({ id }) => {
    const own = verdicts(id);
    return own.includes('holds') && !own.includes('unknown');
  });
  if (certain.length === 0) return 'Whether it outlives the loss of a zone cannot be told.';
  const doubt = names.length - certain.length;
  return `Whichever zone is lost, ${list(certain.map(({ name }) => name))} ${certain.length === 1 ? 'goes' : 'go'} on${
    doubt > 0 ? '; of the others it cannot be told' : ''
  }.`;
}

/** Title, and what the loss of a zone leaves, as worked out from the files. */
export function headline(
  topology: Topology,
  played: Cast,
  losses: readonly ZoneLoss[],
): Pick<Plan, 'title' | 'subtitle'> {
  const names = drawnNames(played);
  if (names.length === 0)
    return { title: topology.name || 'Empty', subtitle: 'Nothing to draw: no service and no database was found.' };
  const count = topology.zones.length;
  const regions = [...new Set(topology.zones.map(({ region }) => region))];
  const zones = count === 0 ? 'Zones unknown.' : `${COUNTS[count] ?? `${count} zones`} of ${list(regions)}.`;
  const told = losses.some(({ zone }) => zone !== ANY_ZONE) || count === 0 ? losses : [];
  return { title: title(topology, played), subtitle: `${zones} ${whatIsLeft(played, told)}` };
}
