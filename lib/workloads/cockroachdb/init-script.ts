import { type CockroachDbIdentity, memberPod, podHost } from './identity';
import { RPC_PORT } from './ports';
import { CERTIFICATES_DIRECTORY } from './start-command';

/**
 * Shell script that initialises the cluster once. A cluster that is initialised already is a success; a member that does
 * not answer yet is asked again until the Job's deadline. It is always the same member: if a second one were asked after an
 * answer of the first that was lost, there could be two clusters.
 *
 * @see https://www.cockroachlabs.com/docs/v26.2/cockroach-init
 */
export function initScript(identity: CockroachDbIdentity, clusterName: string): string {
  const command = [
    '/cockroach/cockroach init',
    `--host=${podHost(identity, memberPod(identity, 0))}:${RPC_PORT}`,
    `--cluster-name=${clusterName}`,
    `--certs-dir=${CERTIFICATES_DIRECTORY}`,
  ].join(' ');
  return `until output=$(${command} 2>&1); do
  case "$output" in
    *"already been initialized"*) break ;;
  esac
  echo "$output" >&2
  sleep 5
done
echo "$output"
`;
}
