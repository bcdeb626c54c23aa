import { type Database, isUnknown, type Known, type Topology, type VolumeClaim } from '../../topology';
import type { Address } from './address';
import type { Attachment, Card } from './plan';
import { podsInZones } from './pods';

const GIB = 2 ** 30;

const size = ({ size: bytes }: VolumeClaim): string =>
  isUnknown(bytes) ? 'a volume' : `${Math.round((bytes / GIB) * 10) / 10} GiB`;

const ENGINES: Readonly<Record<Database['engine'], { readonly name: string; readonly icon: string }>> = {
  aurora: { name: 'Aurora', icon: 'aws-aurora' },
  rds: { name: 'RDS', icon: 'aws-rds' },
  'cloud-sql': { name: 'Cloud SQL', icon: 'google-sql' },
  'cloudnative-pg': { name: 'PostgreSQL', icon: 'postgres' },
  cockroachdb: { name: 'CockroachDB', icon: 'cockroachdb' },
  other: { name: 'Database', icon: 'database' },
};

export const engineOf = ({ engine }: Database): { readonly name: string; readonly icon: string } => ENGINES[engine];

const shown = (value: Known<number>): string => (isUnknown(value) ? '?' : String(value));

function doing({ capacity, consistency }: Database, role: 'writer' | 'reader' | 'equal'): string {
  if (capacity) return `${shown(capacity.min)}–${shown(capacity.max)} capacity units`;
  if (consistency === 'majority') return 'reads and writes';
  return role === 'writer' ? 'writes, first primary' : 'reads, ready to take over';
}

function volumes(topology: Topology, { workload }: Database): readonly Attachment[] {
  const claims = topology.workloads.find(({ id }) => id === workload)?.claims ?? [];
  return claims.map((claim) => ({
    icon: 'disk',
    text: [claims.length > 1 ? `${claim.name} ${size(claim)}` : size(claim), claim.storageClass]
      .filter(Boolean)
      .join(' · '),
  }));
}

export const memberId = (database: Database, member: string): string => `${database.id}#${member}`;

/** Zone of each member: its own, or one that the scheduler gives its pod. */
function zoneOfMembers(topology: Topology, database: Database, zones: readonly string[]): ReadonlyMap<string, string> {
  const workload = topology.workloads.find(({ id }) => id === database.workload);
  const slots =
    workload === undefined
      ? []
      : podsInZones(topology, workload, zones).flatMap(({ zone, count }) => Array<string>(count).fill(zone));
  return new Map(
    database.members.flatMap(({ name, zone }, index): readonly (readonly [string, string])[] => {
      const own = zone === undefined || isUnknown(zone) ? slots[index] : zone;
      return own === undefined ? [] : [[name, own]];
    }),
  );
}

/** Cards of a database's members in each zone. Those whose zone is not certain stand in the first one, and say so. */
export function memberCards(
  topology: Topology,
  database: Database,
  zones: readonly string[],
): readonly (readonly Card[])[] {
  const found = zoneOfMembers(topology, database, zones);
  const { name: engine, icon } = engineOf(database);
  const attachments = volumes(topology, database);
  const managed = database.workload === undefined;
  const card = ({ name, role, place }: Database['members'][number], certain: boolean): Card => ({
    id: memberId(database, name),
    icon,
    title: managed ? `${engine} ${role === 'equal' ? 'server' : role}` : name,
    text: certain ? doing(database, role) : 'zone not certain',
    tone: certain ? 'database' : 'missing',
    attachments,
    sources: [place.resource],
  });
  return zones.map((zone, column) => {
    const own = database.members.filter(({ name }) => found.get(name) === zone);
    const strays = database.members.filter(({ name }) => !zones.includes(found.get(name) ?? ''));
    return [
      ...own.map((member) => card(member, true)),
      ...(column === 0 ? strays : []).map((member) => card(member, zones.length === 1)),
    ];
  });
}

/** Ids of the members that an address leads to. */
export function membersBehind({ members }: Database, reaches: Address['reaches']): readonly string[] {
  const [writers, others] = [
    members.filter(({ role }) => role !== 'reader'),
    members.filter(({ role }) => role !== 'writer'),
  ];
  if (reaches === 'all') return members.map(({ name }) => name);
  // with readers gone, a managed reader endpoint leads to the writer
  const chosen = reaches === 'writer' || others.length === 0 ? writers : others;
  return chosen.map(({ name }) => name);
}
