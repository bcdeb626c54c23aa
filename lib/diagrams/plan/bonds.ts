import { type Database, isUnknown, reaches, type Topology } from '../../topology';
import { quorum } from '../../zones';
import { containersOf } from './containers';
import { memberId } from './members';
import type { Bond } from './plan';
import { blockedBy } from './reached';

function label({ consistency, engine, copies, members, synchronous }: Database): string | undefined {
  if (consistency === 'majority') {
    const count = copies ?? members.length;
    return `each write in ${quorum(count)} of ${count} copies`;
  }
  // six copies, two a zone. @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.StorageReliability.html
  if (engine === 'aurora') return 'one shared volume, six copies in three zones';
  if (synchronous === undefined) return members.length > 1 ? 'asynchronous replication' : undefined;
  const { number, durability } = synchronous;
  const confirmed = isUnknown(number) ? 'some readers' : `${number} ${number === 1 ? 'reader' : 'readers'}`;
  return durability === 'required'
    ? `each write confirmed by ${confirmed}`
    : `writes confirmed by ${confirmed}, if there`;
}

/** Why members that run as pods cannot reach each other, if so. */
function closed(topology: Topology, database: Database): string | undefined {
  const workload = topology.workloads.find(({ id }) => id === database.workload);
  if (workload === undefined) return undefined;
  const ports = containersOf(workload).flatMap((container) => container.ports);
  const between =
    ports.find(({ name }) => name === 'grpc')?.port ?? (isUnknown(database.port) ? undefined : database.port);
  if (between === undefined) return undefined;
  const { open, closedBy } = reaches(topology, workload.id, workload.id, between);
  return open === false ? (closedBy ?? 'a policy is in the way') : undefined;
}

/** The line that joins the members of a database, and what each write waits for. */
export function bondOf(topology: Topology, database: Database): readonly Bond[] {
  const text = label(database);
  if (text === undefined || database.members.length < 2) return [];
  const why = closed(topology, database);
  return [
    {
      id: `${database.id}:copies`,
      label: text,
      members: database.members.map(({ name }) => memberId(database, name)),
      ...(why === undefined ? {} : { obstacle: blockedBy(why) }),
      sources: [database.place.resource],
    },
  ];
}
