import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { client } from '../../toolchain/binaries';
import type { Layout } from '../machine/layout';
import { COMMANDS } from './command';
import { apiSocket, commandSocket, connect, insideKubeconfig } from './sockets';

/** Milliseconds between two looks whether the cluster is there. */
const PERIOD = 500;

interface Kubeconfig {
  clusters: { cluster: { server: string; 'tls-server-name'?: string } }[];
}

/** Listens on the loopback interface of the machine for the API server. */
function relay(folder: string): Promise<number> {
  const server = createServer((from) => {
    const to = createConnection(apiSocket(folder));
    connect(from, to);
  });
  server.unref();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Sends what a person types to the cluster, and prints the answers. */
function takeCommands(folder: string): void {
  const socket = createConnection(commandSocket(folder));
  socket.unref();
  socket.on('error', () => {});
  createInterface({ input: socket }).on('line', (line) => console.log(line));
  createInterface({ input: process.stdin }).on('line', (line) => socket.write(`${line}\n`));
}

/** What a person would try, with the commands for it. */
function words(kubeconfig: string, kubectl: string, { zones }: Layout): string {
  const called = `${kubectl} --kubeconfig ${kubeconfig}`;
  return `
The stack runs. In another terminal:

  alias k='${called}'
  k get pods --all-namespaces --output wide          # where everything is
  k --namespace postgres get cluster postgres --watch
  k --namespace analyst exec --stdin --tty bastion-0 -- psql     # through Pgpool, as the analyst
  k --namespace services port-forward service/service-a 8080:80 &   curl http://localhost:8080

Here:

${COMMANDS}

for example: lose ${zones[0]}
Ctrl-C ends everything.
`;
}

/**
 * Waits until the cluster is kept, then says how to use it.
 *
 * @param report what was played before
 */
export async function offer(folder: string, layout: Layout, report: () => string): Promise<void> {
  while (!existsSync(commandSocket(folder))) await sleep(PERIOD);
  const config = JSON.parse(readFileSync(insideKubeconfig(folder), 'utf8')) as Kubeconfig;
  const port = await relay(folder);
  for (const { cluster } of config.clusters) {
    cluster.server = `https://127.0.0.1:${port}`;
    // its certificate has this name, and not the address of the machine
    cluster['tls-server-name'] = 'kubernetes';
  }
  const kubeconfig = join(folder, 'kubeconfig');
  writeFileSync(kubeconfig, JSON.stringify(config), { mode: 0o600 });
  takeCommands(folder);
  console.log(report());
  console.log(words(kubeconfig, await client(), layout));
}
