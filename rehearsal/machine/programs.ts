import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { childrenOf, signalEach, titleOf } from './process-tree';

/** Where a program runs: the number of a network. */
export type Place = number;

/** A program to run in a zone. */
export interface Command {
  /** Unique; its log is named after it. */
  readonly name: string;
  readonly place: Place;
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** What a program printed until its end. */
export interface Captured {
  /** Its exit status; null when a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command gets into its zone and to its user. */
export interface Launch {
  enter(place: Place): readonly string[];
  /** Folder that is searched for programs before all others. */
  readonly path: string;
  /** The user that PostgreSQL and Pgpool run as. @default - who runs the drill */
  readonly user?: string;
}

/** A program that was started. */
export class Program {
  readonly place: Place;
  /** Its exit status; null when a signal ended it. */
  readonly exited: Promise<number | null>;
  private readonly child: ChildProcess;
  private alive = true;

  constructor(place: Place, child: ChildProcess) {
    this.place = place;
    this.child = child;
    this.exited = new Promise((resolve) => {
      const end = (status: number | null) => {
        this.alive = false;
        resolve(status);
      };
      child.once('error', () => end(null));
      child.once('exit', end);
    });
  }

  get running(): boolean {
    return this.alive;
  }

  /** Ends it and all that it has started at once, as a container ends with its first process. */
  async kill(): Promise<void> {
    const pids = this.family();
    // stopped first, so that none starts another meanwhile
    signalEach(pids, 'SIGSTOP');
    signalEach([...new Set([...pids, ...this.family()])], 'SIGKILL');
    await this.exited;
  }

  /** Asks the program itself, and not what it has started. */
  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Those of its processes whose title has the word; without a word all of them. */
  family(word = ''): readonly number[] {
    const { pid } = this.child;
    if (pid === undefined || !this.alive) return [];
    return [pid, ...childrenOf(pid)].filter((each) => word === '' || titleOf(each).includes(word));
  }
}

function captured(child: ChildProcess, input = ''): Promise<Captured> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (text) => {
    stdout += String(text);
  });
  child.stderr?.on('data', (text) => {
    stderr += String(text);
  });
  // it may end before it has read everything
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stdout, stderr }));
  });
}

/** A program that answers each line of its input with a line. */
export class Talk {
  private readonly child: ChildProcess;
  private readonly lines: AsyncIterator<string>;
  private readonly exited: Promise<unknown>;
  private errors = '';

  constructor(child: ChildProcess) {
    this.child = child;
    this.exited = new Promise((resolve) => {
      child.once('error', resolve);
      child.once('close', resolve);
    });
    const { stdin, stdout, stderr } = child;
    if (!stdin || !stdout || !stderr) throw new Error('the program must have pipes');
    // it may end while something is written to it
    stdin.on('error', () => {});
    stderr.on('data', (text) => {
      this.errors += String(text);
    });
    this.lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  }

  /** @throws with the words of the program when it ends without an answer */
  async ask(line: string): Promise<string> {
    this.child.stdin?.write(`${line}\n`);
    const { value, done } = await this.lines.next();
    if (!done) return value;
    await this.exited;
    throw new Error(this.errors.trim() || 'it ended without a word');
  }

  /** Ends it at once. */
  async end(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }
}

/** The programs of a drill, their users and their logs. */
export class Programs {
  private readonly launch: Launch;
  private readonly logs: string;
  private readonly started = new Set<Program>();

  constructor(logs: string, launch: Launch) {
    this.logs = logs;
    this.launch = launch;
  }

  /** Starts a program; what it prints goes into its log. The kernel ends it when the drill dies. */
  start(command: Command): Program {
    const log = openSync(join(this.logs, `${command.name}.log`), 'a');
    const child = this.spawn(command, ['ignore', log, log]);
    closeSync(log);
    const program = new Program(command.place, child);
    this.started.add(program);
    void program.exited.then(() => this.started.delete(program));
    return program;
  }

  /** Starts a program to be asked line by line. The kernel ends it when the drill dies. */
  talk(command: Command): Talk {
    return new Talk(this.spawn(command, ['pipe', 'pipe', 'pipe']));
  }

  /** Runs a program to its end with an input, and gives what it printed. The kernel ends it when the drill dies. */
  capture(command: Command, input = ''): Promise<Captured> {
    return captured(this.spawn(command, ['pipe', 'pipe', 'pipe']), input);
  }

  /** The same where the drill itself is, as who runs it. */
  captureHere({ argv, env = {} }: Pick<Command, 'argv' | 'env'>): Promise<Captured> {
    const options = ['--pdeathsig', 'KILL', '--', ...argv];
    return captured(spawn('setpriv', options, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } }));
  }

  /** Runs a program to its end. @throws with its words when it fails */
  async run(command: Command): Promise<void> {
    const status = await this.start(command).exited;
    if (status !== 0) throw new Error(`${command.argv[0]} failed (${command.name}):\n${this.lastLines(command.name)}`);
  }

  inPlace(place: Place): readonly Program[] {
    return [...this.started].filter((program) => program.place === place);
  }

  lastLines(name: string, count = 8): string {
    return readFileSync(join(this.logs, `${name}.log`), 'utf8')
      .trim()
      .split('\n')
      .slice(-count)
      .join('\n');
  }

  /** Gives a file or folder to the user that the programs run as. */
  own(path: string): void {
    if (this.launch.user) spawnSync('chown', ['-R', `${this.launch.user}:`, path]);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.started].map((program) => program.kill()));
  }

  private spawn({ place, argv, env = {} }: Command, stdio: StdioOptions): ChildProcess {
    const [command = '', ...options] = [...this.launch.enter(place), ...this.asUser(['--pdeathsig', 'KILL']), ...argv];
    return spawn(command, options, {
      stdio,
      cwd: '/',
      env: { PATH: `${this.launch.path}:${process.env.PATH}`, LC_ALL: 'C.UTF-8', ...env },
    });
  }

  private asUser(options: readonly string[]): readonly string[] {
    const { user } = this.launch;
    const identity = user ? ['--reuid', user, '--regid', user, '--init-groups'] : [];
    return ['setpriv', ...options, ...identity, '--'];
  }
}
