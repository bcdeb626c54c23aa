import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { writePrograms } from './programs';

/** Where commands are run, and with which clouds. */
export interface ShellProps {
  /** For programs and logs. */
  readonly folder: string;
  readonly aws: string;
  readonly region: string;
  /** The real kubectl. */
  readonly client: string;
}

/** How a block of commands ended. */
export interface Ran {
  readonly status: number;
  readonly output: string;
}

/** Runs the commands of a guide as a person does who copies them into a shell, and stops at the first that fails. */
export class Shell {
  private readonly props: ShellProps;
  private readonly bin: string;
  private readonly log: string;
  private readonly skipped: string;

  constructor(props: ShellProps) {
    this.props = props;
    this.bin = writePrograms(props.folder);
    this.log = join(props.folder, 'commands.log');
    this.skipped = join(props.folder, 'left-out.log');
  }

  /** Commands that were not played, because they wait for pods. */
  get leftOut(): readonly string[] {
    return existsSync(this.skipped) ? readFileSync(this.skipped, 'utf8').trim().split('\n') : [];
  }

  /**
   * @param project folder where the commands are given
   * @param environment of these commands
   */
  async run(commands: string, project: string, environment: Readonly<Record<string, string>>): Promise<Ran> {
    const { aws, region, client, folder } = this.props;
    const child = spawn('bash', ['-euo', 'pipefail', '-c', commands], {
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: [this.bin, process.env.PATH].join(delimiter),
        HOME: folder,
        AWS_ENDPOINT_URL: aws,
        AWS_REGION: region,
        AWS_ACCESS_KEY_ID: 'rehearsal',
        AWS_SECRET_ACCESS_KEY: 'rehearsal',
        AWS_EC2_METADATA_DISABLED: 'true',
        // whoever deploys says yes when the CDK asks
        CDK_YES: 'true',
        CDK_NOTICES: 'false',
        CDK_DOCKER: join(this.bin, 'docker'),
        CDK_DISABLE_CLI_TELEMETRY: 'true',
        CI: 'true',
        KUBECONFIG: join(folder, 'no-cluster'),
        REHEARSAL_KUBECTL: client,
        REHEARSAL_LEFT_OUT: this.skipped,
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
    appendFileSync(this.log, `$ ${commands}\n${output}\n[${status}]\n\n`);
    return { status, output };
  }
}
