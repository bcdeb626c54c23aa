import type { Outcome } from '../../outcome';
import { CLIENT_SECONDS } from './load/session';
import type { Order, Seen } from './order';
import type { Drill } from './scenes/drill';
import { DRILLS } from './scenes/drills';
import type { DrillRun } from './scenes/play-drill';
import { DETECTION_SECONDS } from './stand-ins/endpoints';
import { RESTART_SECONDS } from './stand-ins/pgpool-deployment';
import { type DrillSummary, type Ratios, ratios, summarize } from './summary';
import type { Variant } from './variants';

/** The file of `--results`. Times are in seconds but where the name says milliseconds. */
export interface Results {
  readonly schema: 'trizone-postgres-drill/1';
  readonly variant: Variant;
  readonly network: Order['network'];
  readonly postgresql: string;
  readonly pgpool: string;
  /** What stands in for a cluster, and how long it takes; a real one takes longer: see `onCluster`. */
  readonly assumed: {
    readonly detectionSeconds: number;
    readonly pgpoolRestartSeconds: number;
    readonly clientTimeoutSeconds: number;
  };
  /** Of the machine, while it was played: what else runs here makes every time longer. */
  readonly machine: { readonly cores: number; readonly loadAverage: number };
  readonly onCluster: readonly Estimate[];
  /** What was promised, of the drills that were played. */
  readonly drills: readonly Pick<Drill, 'id' | 'title' | 'seconds' | 'promise'>[];
  readonly runs: readonly DrillRun[];
  /** All runs of a drill by one path together. */
  readonly summary: readonly DrillSummary[];
  /** Pgpool by the direct path. */
  readonly ratios: Ratios;
  /** What was claimed beside the drills: who is refused, and that a hung session hangs no other. */
  readonly claims: readonly Outcome[];
  /** Kept and broken promises, by the names under which jest counts tests. */
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

/** How long a writer's loss is found out on a real cluster: from documents, and seen elsewhere. */
export interface Estimate {
  readonly what: string;
  readonly seconds: string;
  readonly source: string;
}

const KUBERNETES =
  'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/ (node-monitor-grace-period)';

const ON_CLUSTER: readonly Estimate[] = [
  {
    what: 'PostgreSQL or its pod ends, and the kubelet reports it',
    seconds: 'a few',
    source: 'https://cloudnative-pg.io/docs/1.30/failover/ (failoverDelay 0)',
  },
  { what: 'a node is silent until it counts as not ready', seconds: '40 to 55', source: KUBERNETES },
  {
    what: 'then the lease of the lost writer must run out',
    seconds: '15',
    source: 'https://cloudnative-pg.io/docs/1.30/cloudnative-pg.v1/ (primaryLease.leaseDurationSeconds)',
  },
  {
    what: 'then the promotion and what follows, as measured here after the detection',
    seconds: 'about 1',
    source: 'this drill',
  },
  {
    what: 'all of it together when the zone of the writer was lost, as seen with real pods',
    seconds: '88 to 101',
    source: 'three runs of CloudNativePG 1.30.0 and Pgpool-II 4.6.1 on one machine, 2026-11-29',
  },
];

/** Puts together what was played and what was seen. */
export function resultsOf({ variant, network, tools }: Order, { runs, claims, machine }: Seen): Results {
  const outcomes = [...runs.flatMap((run) => run.outcomes), ...claims];
  const failed = outcomes.filter(({ passed }) => !passed).length;
  return {
    schema: 'trizone-postgres-drill/1',
    variant,
    network,
    postgresql: tools.postgresqlVersion,
    pgpool: tools.pgpoolVersion,
    assumed: {
      detectionSeconds: DETECTION_SECONDS,
      pgpoolRestartSeconds: RESTART_SECONDS,
      clientTimeoutSeconds: CLIENT_SECONDS,
    },
    machine,
    onCluster: ON_CLUSTER,
    drills: DRILLS.filter(({ id }) => runs.some((run) => run.drill === id)).map(({ id, title, seconds, promise }) => ({
      id,
      title,
      seconds,
      promise,
    })),
    runs,
    summary: summarize(runs),
    ratios: ratios(runs),
    claims,
    numPassedTests: outcomes.length - failed,
    numFailedTests: failed,
    numRuntimeErrorTestSuites: 0,
  };
}
