import { spawn } from 'node:child_process';

/** Milliseconds after which a call stands for one that the function's 900 seconds were not enough for, also on a slow machine. */
const PATIENCE = 60_000;

/** How a call of kubectl ended. */
export interface Called {
  readonly status: number;
  readonly output: string;
  /** Whether it was ended because it took too long. */
  readonly timedOut: boolean;
}

/** Calls kubectl as an administrator, with a document on its standard input. */
export function kubectl(
  program: string,
  kubeconfig: string,
  options: readonly string[],
  document = '',
): Promise<Called> {
  const child = spawn(program, ['--kubeconfig', kubeconfig, ...options], { stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  let timedOut = false;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill('SIGKILL');
  }, PATIENCE);
  child.stdin.end(document);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve({ status: status ?? 1, output: output.trim(), timedOut });
    });
  });
}
