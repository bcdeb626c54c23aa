import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Ports below those that kernels give to connections by themselves, from 32768 on Linux. One of these could be taken between
 * the moment when it was found free and the moment when a program listens on it.
 */
const RANGE = [10_000, 32_768] as const;

/** Ports that are tried before it is given up. */
const MOST_TRIES = 100;

interface Held {
  readonly port: number;
  close(): void;
}

function held(port: number): Promise<Held> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve({ port, close: () => server.close() }));
  });
}

async function freePort(tries = 1): Promise<Held> {
  try {
    return await held(randomInt(...RANGE));
  } catch (error) {
    if (tries === MOST_TRIES) throw error;
    return freePort(tries + 1);
  }
}

/** Ports of the loopback interface that nobody listens on, all different. @throws when none is found */
export async function freePorts(count: number): Promise<readonly number[]> {
  // all are held at once, so that none is given twice
  const all = await Promise.all(Array.from({ length: count }, () => freePort()));
  for (const { close } of all) close();
  return all.map(({ port }) => port);
}
