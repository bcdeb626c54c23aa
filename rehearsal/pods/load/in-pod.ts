import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inNetworkOf } from '../machine/pod-networks';

/** Lets a program resolve names as the pod does: the first argument is the text of the pod's `resolv.conf`. */
const WITH_NAMES = [
  'mount -t tmpfs tmpfs /mnt',
  `printf '%s\\n' "$1" >/mnt/resolv.conf`,
  'mount --bind /mnt/resolv.conf /etc/resolv.conf',
  'shift',
  'exec "$@"',
].join(' && ');

/**
 * A pod of a service that runs, as a program in it sees the world: its network with its policies and settings of the kernel,
 * its names, its variables and files. The program itself is one of this machine, because the image of the service has none.
 */
export class InPod {
  readonly name: string;
  /** The variables of its first container. */
  readonly env: Readonly<Record<string, string>>;
  private readonly pid: number;
  private readonly names: string;

  /** @param pid a process of the service's own container */
  constructor(name: string, pid: number) {
    this.name = name;
    this.pid = pid;
    this.names = readFileSync(this.file('/etc/resolv.conf'), 'utf8').trim();
    this.env = Object.fromEntries(
      readFileSync(`/proc/${pid}/environ`, 'utf8')
        .split('\0')
        .filter(Boolean)
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
  }

  /** A file of its container, for a program of this machine. */
  file(path: string): string {
    return join(`/proc/${this.pid}/root`, path);
  }

  /** The variables of libpq, with paths that a program of this machine can read. */
  get libpq(): Readonly<Record<string, string>> {
    const own = Object.entries(this.env).filter(([name]) => name.startsWith('PG'));
    return Object.fromEntries(own.map(([name, value]) => [name, value.startsWith('/') ? this.file(value) : value]));
  }

  /** Starts a program there. The kernel ends it when this program dies. */
  start(argv: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
    const [command = '', ...options] = [
      ...['setpriv', '--pdeathsig', 'KILL', '--'],
      ...inNetworkOf(this.pid),
      ...['unshare', '--mount', '--', 'sh', '-c', WITH_NAMES, 'sh', this.names],
      ...argv,
    ];
    return spawn(command, options, {
      stdio: ['pipe', 'pipe', 'pipe'],
      cwd: '/',
      env: { PATH: process.env.PATH, ...env },
    });
  }
}
