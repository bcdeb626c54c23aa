import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** How commands ended. */
export interface Ran {
  readonly status: number;
  readonly output: string;
}

/** Where and with what whoever deploys gives commands. */
export interface CopiedCommandsProps {
  /** Home of whoever deploys, and place of the logs. */
  readonly folder: string;
  /** Folder with the programs that stand before those of the machine. */
  readonly bin: string;
  /** The real kubectl. */
  readonly client: string;
  /** Environment of all commands. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs the commands of a guide as a person does who copies them into a shell, and stops at the first that fails. */
export class CopiedCommands {
  private readonly props: CopiedCommandsProps;

  constructor(props: CopiedCommandsProps) {
    this.props = props;
  }

  /** Commands that the programs in `bin` did not play, because they wait for pods. */
  get leftOut(): readonly string[] {
    return existsSync(this.skipped) ? readFileSync(this.skipped, 'utf8').trim().split('\n') : [];
  }

  /**
   * @param cwd folder where the commands are given
   * @param environment of these commands
   */
  async run(commands: string, cwd: string, environment: Readonly<Record<string, string>>): Promise<Ran> {
    const { folder, bin, client } = this.props;
    const child = spawn('bash', ['-euo', 'pipefail', '-c', commands], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: [bin, process.env.PATH].join(delimiter),
        HOME: folder,
        REHEARSAL_KUBECTL: client,
        REHEARSAL_LEFT_OUT: this.skipped,
        ...this.props.environment,
        ...environment,
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const status = await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? 1));
    });
    appendFileSync(join(folder, 'commands.log'), `$ ${commands}\n${output}\n[${status}]\n\n`);
    return { status, output };
  }

  private get skipped(): string {
    return join(this.props.folder, 'left-out.log');
  }
}
