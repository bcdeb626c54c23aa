import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** An address that the kernel answers for itself, in its table of routes. @see Linux, Documentation/networking, fib_trie */
const LOCAL_ADDRESS = /(\d+[.]\d+[.]\d+[.]\d+)\n\s+\/32 host LOCAL/g;

function read<Value>(look: () => Value): Value | undefined {
  try {
    return look();
  } catch {
    // the process has ended meanwhile
    return undefined;
  }
}

/**
 * The addresses that a network has.
 *
 * @param table text of `/proc/net/fib_trie`
 */
export const localAddresses = (table: string): readonly string[] => [
  ...new Set([...table.matchAll(LOCAL_ADDRESS)].map(([, address = '']) => address)),
];

/** A process in the network of each pod and node of this machine, by each of their addresses. */
export function processesByAddress(): ReadonlyMap<string, number> {
  const networks = new Map<string, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const network = read(() => readlinkSync(`/proc/${name}/ns/net`));
    if (network !== undefined && !networks.has(network)) networks.set(network, Number(name));
  }
  const found = new Map<string, number>();
  for (const pid of networks.values()) {
    const table = read(() => readFileSync(`/proc/${pid}/net/fib_trie`, 'utf8')) ?? '';
    for (const address of localAddresses(table)) if (!found.has(address)) found.set(address, pid);
  }
  return found;
}

/** What stands in front of a command that runs in the network of a process. */
export const inNetworkOf = (pid: number): readonly string[] => ['nsenter', `--target=${pid}`, '--net', '--'];
