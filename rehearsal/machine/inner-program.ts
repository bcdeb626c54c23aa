import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the program around a drill hands to the one inside of the drill's own namespaces. */
interface Order {
  /** For everything that is written; removed in the end. */
  readonly folder: string;
  /** File that tells what was seen. */
  readonly seen: string;
}

/**
 * Runs a program on a machine of its own, which ends with this one. Gives its exit code, or null after a signal.
 *
 * @param script path of the program, which ends with {@link playOrder}
 * @param alone the command that makes the machine
 */
export function runInside(script: string, order: Order, alone: readonly string[]): Promise<number | null> {
  const file = join(order.folder, 'order.json');
  writeFileSync(file, JSON.stringify(order));
  const inside = [process.execPath, '--import', 'tsx', script, file];
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', ...alone, ...inside], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

/** What the inner program is: reads its order, plays it, writes what was seen, and ends. @throws without an order */
export function playOrder<Ordered extends Order>(drill: string, play: (order: Ordered) => Promise<unknown>): void {
  const file = process.argv[2];
  if (!file) throw new Error(`usage: play.ts order.json (npm run ${drill} starts it)`);
  const order = JSON.parse(readFileSync(file, 'utf8')) as Ordered;
  void play(order).then(
    (seen) => {
      writeFileSync(order.seen, JSON.stringify(seen));
      process.exit(0);
    },
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
