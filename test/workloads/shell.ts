// Runs the shell scripts of the constructs for real, in a temporary folder, with commands that only pretend.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Milliseconds between two looks at something that another process does. */
const POLL_MS = 20;

/** A temporary folder with a folder of commands, which are found before the system's. */
export class Workshop {
  readonly directory = mkdtempSync(join(tmpdir(), 'trizone-'));
  private readonly started: ChildProcess[] = [];

  path(...parts: string[]): string {
    return join(this.directory, ...parts);
  }

  write(name: string, text: string): string {
    writeFileSync(this.path(name), text);
    return this.path(name);
  }

  /** The lines of a file; none when there is no file. */
  lines(name: string): string[] {
    return existsSync(this.path(name)) ? readFileSync(this.path(name), 'utf8').split('\n').slice(0, -1) : [];
  }

  /** Makes a command of this shell script; it notes its arguments as a line of `<name>.calls`. */
  command(name: string, script: string): string {
    mkdirSync(this.path('bin'), { recursive: true });
    const file = join('bin', name);
    this.write(file, `#!/bin/sh\necho "$*" >>'${this.path(`${name}.calls`)}'\n${script}\n`);
    chmodSync(this.path(file), 0o755);
    return this.path(file);
  }

  private get environment(): NodeJS.ProcessEnv {
    return { PATH: `${this.path('bin')}:${process.env.PATH}` };
  }

  /** Runs a shell command to its end. */
  run(words: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    const [command = '', ...rest] = words;
    const { status, stdout, stderr } = spawnSync(command, rest, {
      env: this.environment,
      encoding: 'utf8',
      timeout: 10_000,
    });
    return { status, stdout, stderr };
  }

  /** Starts a command in a process group of its own, which ends with {@link close}. */
  start(words: readonly string[]): ChildProcess {
    const [command = '', ...rest] = words;
    const child = spawn(command, rest, {
      env: this.environment,
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    this.started.push(child);
    return child;
  }

  /** Ends every process group that was started, and removes the folder. */
  close(): void {
    for (const { pid } of this.started) {
      try {
        if (pid !== undefined) process.kill(-pid, 'SIGKILL');
      } catch {
        // the whole group has ended already
      }
    }
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Waits until the condition holds. @throws after five seconds */
export async function until(what: string, condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += POLL_MS) {
    if (waited > 5000) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** How a process ended: its exit code, or the signal that killed it. */
export function end(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? child.signalCode);
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
}
