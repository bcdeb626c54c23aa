import { type Database, isUnknown, type Known, type LoadBalancer, type Topology, type Workload } from '../../topology';
import { counted } from '../../zones';
import { type Address, addressBehind, addressOf } from './address';
import { listens } from './containers';
import { hostsOf } from './hosts';

/** One workload that is told to connect to an address. */
export interface Connection {
  readonly from: Workload;
  readonly to: Address;
  readonly port: number | undefined;
  readonly source: string;
}

/** Who is who in an output. */
export interface Cast {
  readonly services: readonly Workload[];
  /** In front of a database: services connect to them, and they connect to it. */
  readonly proxies: readonly Workload[];
  /** Pods that serve nobody and connect to a database: a person works in them. */
  readonly shells: readonly Workload[];
  readonly databases: readonly Database[];
  readonly connections: readonly Connection[];
  /** Of the services. */
  readonly balancers: readonly LoadBalancer[];
  /** Of a database, or of what is in front of it. */
  readonly databaseBalancers: readonly LoadBalancer[];
  readonly notes: readonly string[];
}

/** More would not be legible. */
const MOST = { services: 6, databases: 2, balancers: 4 } as const;

function connectionsOf(topology: Topology, from: Workload): readonly Connection[] {
  return hostsOf(topology, from).flatMap(({ host, port, source }) => {
    const to = addressOf(topology, host, from.namespace);
    return to === undefined || to.workload?.id === from.id ? [] : [{ from, to, port: to.port ?? port, source }];
  });
}

/** The first of them, and a note about the others. */
function most<One>(
  all: readonly One[],
  count: number,
  what: string,
): { shown: readonly One[]; notes: readonly string[] } {
  const left = all.length - count;
  return { shown: all.slice(0, count), notes: left > 0 ? [`+ ${left} more ${what}`] : [] };
}

const isOurs = ({ role, origin }: Workload): boolean => role === 'stateless' && origin.kind === 'manifest';

/** Tells who is who: by who connects to whom, not by names. */
export function cast(topology: Topology): Cast {
  const { workloads, databases, loadBalancers } = topology;
  const candidates = workloads.filter(isOurs);
  const all = candidates.flatMap((workload) => connectionsOf(topology, workload));
  const isTarget = new Set(all.map(({ to }) => to.workload?.id));
  const connects = new Set(all.map(({ from }) => from.id));
  const proxies = candidates.filter(({ id }) => isTarget.has(id) && connects.has(id));
  const shells = candidates.filter((workload) => connects.has(workload.id) && !listens(workload));
  const others = candidates.filter((workload) => !proxies.includes(workload) && !shells.includes(workload));
  const sql = new Set([...databases.map(({ workload, id }) => workload ?? id), ...proxies.map(({ id }) => id)]);
  const speaksSql = ({ targets }: LoadBalancer): boolean =>
    targets.some(({ service }) => sql.has(addressBehind(topology, service)?.workload?.id ?? ''));
  const services = most(others, MOST.services, 'services');
  const stored = most(databases, MOST.databases, 'databases');
  const web = loadBalancers.filter((one) => !speaksSql(one));
  const balancers = most(web, MOST.balancers, 'load balancers');
  return {
    services: services.shown,
    proxies,
    shells,
    databases: stored.shown,
    connections: all,
    balancers: balancers.shown,
    databaseBalancers: loadBalancers.filter(speaksSql),
    notes: [...services.notes, ...stored.notes, ...balancers.notes],
  };
}

/** How many there are, or that it is not known. */
export const countedOrSome = (count: Known<number>, one: string): string =>
  isUnknown(count) ? `some ${one}s` : counted(count, one);
