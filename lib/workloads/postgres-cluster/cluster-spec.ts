import { ZONE_COUNT } from '../../zones';
import type { CloudProfile } from '../cloud-profile';
import { DATABASE_CLASS } from '../database-classes';
import { LEAVE_LOST_NODES, quorumSpreadOf, ZONE } from '../placement';
import { takeStoringFunctions } from '../postgres/storing-functions';
import { identifier } from '../sql';
import { archivePlugin, type PostgresBackupProps, recoverySpec } from './backup';
import { pgHba } from './host-based-authentication';
import { instanceSelector, OWNER, type PostgresClusterIdentity } from './identity';
import { type PostgresParametersProps, postgresParameters } from './parameters';
import { serverSecret } from './server-certificate';

/** Properties for {@link clusterSpec}. */
export interface ClusterSpecProps extends PostgresClusterIdentity, PostgresParametersProps {
  /** PostgreSQL image of CloudNativePG, with a full tag or a digest. */
  readonly image: string;
  /** Database that the services share. */
  readonly database: string;
  /** CPU of one instance, requested and limit at once, as its memory is. */
  readonly cpu: string;
  /** Volume of one instance for the data, e.g. `50Gi`. */
  readonly storage: string;
  /** Label and taint of the nodes that the database has for itself. @default - it shares nodes */
  readonly dedicatedNodes?: { readonly key: string; readonly value: string };
  readonly monitoring: 'none' | 'podMonitor';
  readonly backup: PostgresBackupProps;
  readonly profile: Pick<CloudProfile, 'serviceAccountAnnotations'>;
}

/**
 * What the owner needs to make roles. Its statements are kept out of the server's log, also those that fail or are slow:
 * passwords stand in them.
 */
const OWNER_SQL = [
  `ALTER ROLE ${identifier(OWNER)} CREATEROLE`,
  `ALTER ROLE ${identifier(OWNER)} SET log_min_error_statement = 'panic'`,
  `ALTER ROLE ${identifier(OWNER)} SET log_min_duration_statement = '-1'`,
  takeStoringFunctions(identifier(OWNER)),
];

/** One instance in each zone, and no two in one: volumes cannot move, so an instance of a lost zone waits for it. */
function placement({
  dedicatedNodes: nodes,
  ...cluster
}: Pick<ClusterSpecProps, 'name' | 'namespace' | 'dedicatedNodes'>) {
  const taint = nodes ? [{ key: nodes.key, operator: 'Equal', value: nodes.value, effect: 'NoSchedule' }] : [];
  return {
    affinity: {
      enablePodAntiAffinity: true,
      podAntiAffinityType: 'required',
      topologyKey: ZONE,
      ...(nodes ? { nodeSelector: { [nodes.key]: nodes.value } } : {}),
      tolerations: [...taint, ...LEAVE_LOST_NODES],
    },
    topologySpreadConstraints: quorumSpreadOf(instanceSelector(cluster)),
    priorityClassName: DATABASE_CLASS,
  };
}

/** Seconds. The operator's own defaults wait for up to an hour, which suits no failover. */
const TIMING = {
  failoverDelay: 0,
  // for a stuck writer to stop when another one takes over
  switchoverDelay: 60,
  stopDelay: 90,
  // sessions of a pool never end by themselves and always use this up
  smartShutdownTimeout: 5,
  startDelay: 600,
};

const volume = (size: string) => ({ storageClass: DATABASE_CLASS, size, resizeInUseVolumes: true });

/**
 * The spec of the Cluster. A commit is acknowledged when one reader has it too, and only a reader that is known to have all
 * acknowledged commits is promoted: with a quorum of readers out of reach, nobody is, and nothing is lost.
 *
 * @see CloudNativePG 1.30, postgresql.cnpg.io/v1 Cluster
 */
export function clusterSpec(props: ClusterSpecProps) {
  const { image, database, cpu, memory, storage, walStorage, monitoring, profile, backup } = props;
  const { recovery } = backup;
  return {
    instances: ZONE_COUNT,
    imageName: image,
    enableSuperuserAccess: false,
    enablePDB: true,
    primaryUpdateStrategy: 'unsupervised',
    // the default restarts the writer, which is away for as long as it takes to start
    primaryUpdateMethod: 'switchover',
    ...placement(props),
    ...TIMING,
    storage: volume(storage),
    walStorage: volume(walStorage),
    resources: { requests: { cpu, memory }, limits: { cpu, memory } },
    probes: {
      // a writer that sees neither the Kubernetes API nor its readers stops itself
      liveness: { isolationCheck: { enabled: true, requestTimeout: 2000, connectionTimeout: 2000 } },
    },
    postgresql: {
      synchronous: { method: 'any', number: 1, dataDurability: 'required', failoverQuorum: true },
      parameters: postgresParameters(props),
      pg_hba: pgHba(database),
    },
    ...(recovery
      ? recoverySpec(props, recovery, database, OWNER)
      : { bootstrap: { initdb: { database, owner: OWNER, dataChecksums: true, postInitApplicationSQL: OWNER_SQL } } }),
    managed: { services: { disabledDefaultServices: ['r'] } },
    certificates: { serverTLSSecret: serverSecret(props), serverCASecret: serverSecret(props) },
    ...(monitoring === 'podMonitor' ? { monitoring: { tls: { enabled: true } } } : {}),
    plugins: [archivePlugin(props)],
    serviceAccountTemplate: { metadata: { annotations: profile.serviceAccountAnnotations } },
  };
}
