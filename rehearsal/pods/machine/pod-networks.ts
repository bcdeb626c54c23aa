import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** An address that the kernel answers for itself, in its table of routes. @see Linux, Documentation/networking, fib_trie */
const LOCAL_ADDRESS = /(\d+[.]\d+[.]\d+[.]\d+)\n\s+\/32 host LOCAL/g;

/** The program that holds the namespaces of a pod for as long as the pod is there. */
const PAUSE = '/pause';

const LOOPBACK = '127.0.0.1';

/** Processes in the network of one pod. */
export interface PodProcesses {
  /** Holds the network: it is there from the first moment of the pod to its last. */
  readonly pause: number;
  /** The first of the pod's own programs. @default - none has started */
  readonly own?: number;
}

/** A process, as the kernel tells. */
export interface Process {
  readonly pid: number;
  /** Its network namespace. */
  readonly network: string;
  readonly command: string;
}

/** Addresses of a network, from the text of its `fib_trie`. */
export const localAddresses = (table: string): readonly string[] => [
  ...new Set([...table.matchAll(LOCAL_ADDRESS)].map(([, address = '']) => address).filter((each) => each !== LOOPBACK)),
];

function readProcess(pid: number): Process | undefined {
  try {
    return {
      pid,
      network: readlinkSync(`/proc/${pid}/ns/net`),
      command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '',
    };
  } catch {
    // it has ended meanwhile
    return undefined;
  }
}

/**
 * The processes of each pod, by each of its addresses.
 *
 * @param tableOf text of the `fib_trie` that a process sees
 */
export function podsAmong(
  processes: readonly Process[],
  tableOf: (pid: number) => string,
): ReadonlyMap<string, PodProcesses> {
  const inOrder = [...processes].sort((a, b) => a.pid - b.pid);
  return new Map(
    inOrder
      .filter(({ command }) => command === PAUSE)
      .flatMap(({ pid: pause, network }) => {
        // whoever comes later to look at the pod has a higher number than what runs in it
        const own = inOrder.find((each) => each.network === network && each.command !== PAUSE)?.pid;
        const found: PodProcesses = { pause, ...(own === undefined ? {} : { own }) };
        return localAddresses(tableOf(pause)).map((address) => [address, found] as const);
      }),
  );
}

/** The processes of each pod of this machine, by each of its addresses. */
export function podProcesses(): ReadonlyMap<string, PodProcesses> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const processes = pids.flatMap((name) => readProcess(Number(name)) ?? []);
  return podsAmong(processes, (pid) => {
    try {
      return readFileSync(`/proc/${pid}/net/fib_trie`, 'utf8');
    } catch {
      return '';
    }
  });
}

/** What stands in front of a command that runs in the network of a process. */
export const inNetworkOf = (pid: number): readonly string[] => ['nsenter', `--target=${pid}`, '--net', '--'];
