import { spawnSync } from 'node:child_process';
import { MissingTool } from '../toolchain/go';

/**
 * Processes, shared memory and mounts of their own: with the first process all of it ends, however that ends. Pgpool and
 * PostgreSQL that are killed leave their shared memory behind, and only the end of its namespace frees it.
 */
const OF_ITS_OWN = ['--ipc', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];

/** The first process: a shell, because it takes leave of processes whose parents were killed. */
const FIRST = ['sh', '-c', '"$@" & wait $!', 'sh'];

/** The same, hiding where `ip` keeps the names of network namespaces. */
const FIRST_WITH_NETWORK = ['sh', '-c', 'mount -t tmpfs tmpfs /run || exit 1; "$@" & wait $!', 'sh'];

const works = (command: readonly string[]): boolean => {
  const [program = '', ...options] = command;
  return spawnSync(program, options, { stdio: 'ignore' }).status === 0;
};

/** Whether zones have networks of their own, or share the loopback interface. */
export type NetworkKind = 'namespaces' | 'loopback';

/** What stands in front of a command so that it has a machine for itself, and the network that it has there. */
export interface Alone {
  readonly network: NetworkKind;
  readonly command: readonly string[];
}

/**
 * Finds what this machine allows: with root network namespaces too, without it the loopback interface.
 *
 * @throws MissingTool when the kernel allows none of it
 */
export function findAlone(wanted: NetworkKind | 'auto', isRoot: boolean): Alone {
  const network = ['unshare', '--net', ...OF_ITS_OWN, ...FIRST_WITH_NETWORK];
  const probe = ['sh', '-c', 'ip netns add probe && nft list ruleset'];
  const hasNetwork = wanted !== 'loopback' && isRoot && works([...network, ...probe]);
  if (hasNetwork) return { network: 'namespaces', command: network };
  if (wanted === 'namespaces') {
    throw new MissingTool("'--network namespaces' needs root, iproute2, nftables and network namespaces: use loopback");
  }
  const user = isRoot ? [] : ['--user', '--map-current-user'];
  const loopback = ['unshare', ...user, ...OF_ITS_OWN, ...FIRST];
  if (works([...loopback, 'true'])) return { network: 'loopback', command: loopback };
  throw new MissingTool('the drill needs root, or a kernel that gives namespaces to users (unshare of util-linux)');
}
