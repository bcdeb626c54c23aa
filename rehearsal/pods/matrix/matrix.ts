import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { isUnknown, reaches, type Topology } from '../../../lib/topology';
import { inNetworkOf, type PodProcesses, podProcesses } from '../machine/pod-networks';
import { compileProbe } from './compile-probe';
import type { End } from './ends';

/** One question: may the one open a connection to the port of the other? */
export interface Cell {
  readonly from: End;
  readonly to: End;
  readonly port: number;
  /** What the files tell. */
  readonly told: 'open' | 'closed' | 'unknown';
  /** What became of a connection. */
  readonly seen: 'open' | 'closed';
}

/** Pods that try at the same time: each tries all of its targets at once. */
const TOGETHER = 4;

function told(topology: Topology, from: End, to: End, port: number): Cell['told'] {
  const { open } = reaches(topology, from.workload.id, to.workload.id, port);
  if (isUnknown(open)) return 'unknown';
  return open ? 'open' : 'closed';
}

/** What it takes to look from a pod. */
interface Prober {
  /** Path of the compiled probe. */
  readonly program: string;
  /** By address. */
  readonly processes: ReadonlyMap<string, PodProcesses>;
}

/** Runs the probe in the network of a pod. */
function probe({ program, processes }: Prober, { address, pod }: End, options: readonly string[]): ChildProcess {
  const pid = processes.get(address)?.pause;
  if (pid === undefined) throw new Error(`no process of ${pod} (${address}) was found`);
  const [command = '', ...entering] = inNetworkOf(pid);
  return spawn(command, [...entering, process.execPath, program, ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
}

async function listening(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error('the probe must have pipes');
  for await (const line of createInterface({ input: child.stdout })) if (line === 'listening') return;
  throw new Error('a probe ended before it listened');
}

/** Asks the network for every port of every other pod, from one pod. */
async function seenFrom(
  prober: Prober,
  from: End,
  targets: readonly { readonly to: End; readonly port: number }[],
): Promise<readonly Cell['seen'][]> {
  const child = probe(prober, from, ['connect']);
  if (!child.stdin || !child.stdout) throw new Error('the probe must have pipes');
  child.stdin.end(targets.map(({ to, port }) => `${to.address} ${port}`).join('\n'));
  const answers = new Map<string, Cell['seen']>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [address, port, answer] = line.split(' ');
    answers.set(`${address} ${port}`, answer === 'open' ? 'open' : 'closed');
  }
  return targets.map(({ to, port }) => {
    const answer = answers.get(`${to.address} ${port}`);
    if (!answer) throw new Error(`the probe of ${from.pod} said nothing of ${to.pod}:${port}`);
    return answer;
  });
}

/**
 * Tries every port from every pod to every pod of another workload, and says beside each what the files tell of it. On ports
 * that no program of a pod listens on, something listens meanwhile: so a connection fails for one reason only.
 *
 * @param folder for the program that tries
 */
export async function playMatrix(
  topology: Topology,
  ends: readonly End[],
  ports: readonly number[],
  folder: string,
): Promise<readonly Cell[]> {
  const prober: Prober = { program: compileProbe(folder), processes: podProcesses() };
  const listeners = ends.map((end) => probe(prober, end, ['listen', ...ports.map(String)]));
  try {
    await Promise.all(listeners.map(listening));
    const cells: Cell[] = [];
    const waiting = [...ends];
    const worker = async () => {
      for (let from = waiting.shift(); from !== undefined; from = waiting.shift()) {
        const source = from;
        const targets = ends
          .filter(({ pod }) => pod !== source.pod)
          .flatMap((to) => ports.map((port) => ({ to, port })));
        const seen = await seenFrom(prober, source, targets);
        for (const [index, { to, port }] of targets.entries()) {
          cells.push({ from: source, to, port, told: told(topology, source, to, port), seen: seen[index] ?? 'closed' });
        }
      }
    };
    await Promise.all(Array.from({ length: TOGETHER }, worker));
    return cells;
  } finally {
    for (const { stdin } of listeners) stdin?.end();
  }
}
