import type { Snapshot } from './snapshot';

/** Seconds after the loss at which something was first seen; undefined: not while it was watched. */
export interface FailoverStages {
  /** The first node of the zone counts as not ready. */
  readonly nodeNotReady?: number;
  /** The Service of the writer leads to nobody. */
  readonly endpointOut?: number;
  /** The operator has decided on another primary. */
  readonly primaryChosen?: number;
  /** The lease of the primary belongs to the new one. */
  readonly leaseTaken?: number;
  /** It has become the primary. */
  readonly promoted?: number;
  /** The Service of the writer leads to it. */
  readonly endpointBack?: number;
  /** The first row is acknowledged again, which `required` allows when a standby streams. */
  readonly firstCommit?: number;
}

/** What the stages are read from. */
export interface Watched {
  readonly snapshots: readonly Snapshot[];
  /** When the zone was lost, in milliseconds. */
  readonly lostAt: number;
  /** Names of the zone's nodes. */
  readonly nodes: readonly string[];
  /** The primary before. */
  readonly primary: string;
  /** Name of the Service of the writer. */
  readonly service: string;
  /** When rows were acknowledged to clients outside of the zone, in milliseconds. */
  readonly commits: readonly number[];
}

const seconds = (milliseconds: number): number => Math.round(milliseconds / 100) / 10;

/** How often another instance became the primary: back to the first one counts too. */
export function primaryChanges(snapshots: readonly Snapshot[]): number {
  const primaries = snapshots.map(({ cluster }) => cluster.currentPrimary).filter(Boolean);
  return primaries.filter((primary, index) => index > 0 && primary !== primaries[index - 1]).length;
}

/** Reads the stages of the failover that follows the loss of the primary's zone. */
export function failoverStages({ snapshots, lostAt, nodes, primary, service, commits }: Watched): FailoverStages {
  const after = snapshots.filter(({ at }) => at >= lostAt);
  const first = (fits: (snapshot: Snapshot) => boolean): number | undefined => {
    const found = after.find(fits);
    return found && seconds(found.at - lostAt);
  };
  const endpoints = (snapshot: Snapshot) => snapshot.endpoints[service] ?? [];
  const promoted = first(({ cluster }) => cluster.currentPrimary !== undefined && cluster.currentPrimary !== primary);
  const commit = commits.find((at) => promoted !== undefined && at > lostAt + promoted * 1000 - 1000);
  return {
    nodeNotReady: first((snapshot) => nodes.some((node) => !snapshot.nodes.includes(node))),
    endpointOut: first((snapshot) => !endpoints(snapshot).includes(primary)),
    primaryChosen: first(
      ({ cluster: { targetPrimary = primary } }) => targetPrimary !== primary && targetPrimary !== 'pending',
    ),
    leaseTaken: first(({ lease }) => lease !== '' && !lease.split(' ').some((holder) => holder.includes(primary))),
    promoted,
    endpointBack: first((snapshot) => endpoints(snapshot).some((name) => name !== primary)),
    ...(commit === undefined ? {} : { firstCommit: seconds(commit - lostAt) }),
  };
}
