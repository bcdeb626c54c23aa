import { type CockroachDbIdentity, memberPod, podHost } from './identity';
import { HTTP_PORT, RPC_PORT, SQL_PORT } from './ports';

export const CERTIFICATES_DIRECTORY = '/cockroach/certs';
export const DATA_DIRECTORY = '/cockroach/cockroach-data';

/** File with the locality, where an init container writes it. */
export const LOCALITY_FILE = '/cockroach/locality/locality';

/** Properties for {@link startCommand}. */
export interface StartCommandProps extends CockroachDbIdentity {
  readonly clusterName: string;
  readonly replicas: number;
  readonly cacheMebibytes: number;
  readonly sqlMemoryMebibytes: number;
  /** Where the member learns its region and zone. */
  readonly locality: 'podLabels' | 'nodeLabels';
}

/**
 * The command of one member, without a shell: Kubernetes expands the variables. SQL and RPC have ports of their own, so
 * that clients cannot reach the nodes' protocol. Without a zone the start fails rather than go on without locality.
 *
 * @see https://www.cockroachlabs.com/docs/v26.2/cockroach-start
 */
export function startCommand(props: StartCommandProps): string[] {
  const { clusterName, replicas, cacheMebibytes, sqlMemoryMebibytes, locality } = props;
  const members = [...Array(replicas).keys()].map(
    (member) => `${podHost(props, memberPod(props, member))}:${RPC_PORT}`,
  );
  const self = podHost(props, '$(POD_NAME)');
  return [
    '/cockroach/cockroach',
    'start',
    `--cluster-name=${clusterName}`,
    `--certs-dir=${CERTIFICATES_DIRECTORY}`,
    `--store=path=${DATA_DIRECTORY}`,
    `--listen-addr=:${RPC_PORT}`,
    `--sql-addr=:${SQL_PORT}`,
    `--http-addr=:${HTTP_PORT}`,
    `--advertise-addr=${self}:${RPC_PORT}`,
    `--advertise-sql-addr=${self}:${SQL_PORT}`,
    `--join=${members.join(',')}`,
    locality === 'podLabels' ? '--locality=region=$(REGION),zone=$(ZONE)' : `--locality-file=${LOCALITY_FILE}`,
    `--cache=${cacheMebibytes}MiB`,
    `--max-sql-memory=${sqlMemoryMebibytes}MiB`,
    '--external-io-dir=disabled',
    '--logtostderr=INFO',
  ];
}
