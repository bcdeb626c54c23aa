import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Lets `write` fill new folders `names` in a temporary place, and puts them into `output` only when all of it succeeded.
 * On a failure, or when a signal ends the program, the earlier output stays as it was and nothing else is left.
 */
export async function swapIn(output: string, names: readonly string[], write: (incoming: string) => Promise<void>) {
  mkdirSync(output, { recursive: true });
  // within the output folder, so that the rename stays on one file system
  const temporary = mkdtempSync(join(output, '.incoming-'));
  const remove = () => rmSync(temporary, { recursive: true, force: true });
  const stop = (signal: NodeJS.Signals) => {
    remove();
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.once(signal, stop);
  try {
    await write(temporary);
    for (const name of names) {
      const [current, outgoing] = [join(output, name), join(temporary, `${name}.outgoing`)];
      if (existsSync(current)) renameSync(current, outgoing);
      renameSync(join(temporary, name), current);
    }
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
    remove();
  }
}
