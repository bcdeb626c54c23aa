import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds that a process has to stop before it is killed. */
const STOP_MILLISECONDS = 5000;

/** A program that was started. */
export interface StartedProcess {
  readonly name: string;
  readonly pid: number;
  /** When it has ended, however it did. */
  readonly exited: Promise<void>;
  /** Ends it at once, without a goodbye: what a lost zone looks like. */
  kill(): Promise<void>;
}

interface Running extends StartedProcess {
  readonly child: ChildProcess;
}

/** The processes of one cluster. All end with {@link Processes.stop}, and with this program, however that ends. */
export class Processes {
  private readonly running = new Map<string, Running>();
  private readonly logs: string;
  private peak = 0;

  constructor(logs: string) {
    this.logs = logs;
  }

  /**
   * Starts a program; what it prints goes into a log file named after it.
   *
   * @param env variables beside those of this program @default - none
   */
  start(
    name: string,
    command: string,
    options: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): StartedProcess {
    const log = openSync(join(this.logs, `${name}.log`), 'a');
    // the kernel ends it when this program dies, also when it is killed
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', command, ...options], {
      stdio: ['ignore', log, log],
      env: { ...process.env, ...env },
    });
    closeSync(log);
    const exited = new Promise<void>((resolve) => {
      child.once('error', () => resolve());
      child.once('exit', () => {
        // another one of that name may have been started meanwhile
        if (this.running.get(name)?.child === child) this.running.delete(name);
        resolve();
      });
    });
    const started: Running = {
      name,
      child,
      exited,
      pid: child.pid ?? -1,
      kill: async () => {
        child.kill('SIGKILL');
        await exited;
      },
    };
    this.running.set(name, started);
    return started;
  }

  /** Whether the program of that name runs. */
  isRunning(name: string): boolean {
    return this.running.has(name);
  }

  /** The last lines that the program printed. */
  lastLines(name: string, count = 5): string {
    return readFileSync(join(this.logs, `${name}.log`), 'utf8')
      .trim()
      .split('\n')
      .slice(-count)
      .join('\n');
  }

  /** Bytes of memory that all of them have held at most, each by itself, as the kernel counts. */
  peakMemoryBytes(): number {
    const sum = [...this.running.values()].reduce((total, { pid }) => total + peakOf(pid), 0);
    this.peak = Math.max(this.peak, sum);
    return this.peak;
  }

  async stop(): Promise<void> {
    await Promise.all(
      [...this.running.values()].map(async ({ child, exited }) => {
        child.kill('SIGTERM');
        const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MILLISECONDS);
        await exited;
        clearTimeout(timer);
      }),
    );
  }
}

function peakOf(pid: number): number {
  try {
    const kibibytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kibibytes ?? 0) * 1024;
  } catch {
    // it has ended
    return 0;
  }
}
