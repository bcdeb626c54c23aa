import { copyFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import type { ControlPlane } from '../../cluster/control-plane';
import type { Zones } from '../machine/zones';
import { obey } from './command';
import { apiSocket, commandSocket, connect, insideKubeconfig } from './sockets';

/** Lets the machine in to the API server and to the zones, until this program is ended. */
export function keepRunning(folder: string, { server, kubeconfig }: ControlPlane, zones: Zones): Promise<never> {
  copyFileSync(kubeconfig, insideKubeconfig(folder));
  const { hostname, port } = new URL(server);
  createServer((from) => {
    const to = createConnection({ host: hostname, port: Number(port || 443) });
    connect(from, to);
  }).listen(apiSocket(folder));
  createServer((socket) => {
    socket.on('error', () => socket.destroy());
    createInterface({ input: socket }).on('line', async (line) => {
      socket.write(`${await obey(zones, line)}\n`);
    });
  }).listen(commandSocket(folder));
  return new Promise(() => {});
}
