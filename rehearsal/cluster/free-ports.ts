import { createServer } from 'node:net';

function freePort(): Promise<{ readonly port: number; close(): void }> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port was given'));
      else resolve({ port: address.port, close: () => server.close() });
    });
  });
}

/** Ports of the loopback interface that nobody listens on, all different. */
export async function freePorts(count: number): Promise<readonly number[]> {
  // all are held at once, so that none is given twice
  const held = await Promise.all(Array.from({ length: count }, freePort));
  for (const { close } of held) close();
  return held.map(({ port }) => port);
}
