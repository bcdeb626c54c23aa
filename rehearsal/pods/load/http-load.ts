import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { WITH_CLIENTS } from '../machine/network';

/** One request and what became of it. */
export interface Request {
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly milliseconds: number;
  /** The status, or the error of the system. */
  readonly answer: string;
}

/** Clients of the services, where load balancers stand. */
export class HttpLoad {
  readonly requests: Request[] = [];
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;

  constructor(urls: readonly string[]) {
    const [command = '', ...entering] = ['setpriv', '--pdeathsig', 'KILL', '--', ...WITH_CLIENTS];
    const program = [process.execPath, '--import', 'tsx', join(__dirname, 'http-client.ts'), ...urls];
    this.child = spawn(command, [...entering, ...program], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.ended = this.listen();
  }

  async stop(): Promise<void> {
    this.child.stdin?.end();
    await this.ended;
  }

  private async listen(): Promise<void> {
    if (!this.child.stdout) throw new Error('the client must have pipes');
    for await (const line of createInterface({ input: this.child.stdout })) {
      this.requests.push(JSON.parse(line) as Request);
    }
  }
}
