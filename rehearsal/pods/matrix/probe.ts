// Runs in the network of one pod. `listen 80 443` takes connections on the ports that nobody listens on, until its input ends;
// `connect` reads `address port` lines, and prints for each whether a connection was taken.
import { createConnection, createServer } from 'node:net';
import { createInterface } from 'node:readline';

/** Milliseconds until a connection that nobody answers is given up: a packet here takes less than one. */
const PATIENCE = 3000;

/** Connections that are tried at the same time: those that are refused in silence all wait together. */
const TOGETHER = 1024;

function listens(port: number): Promise<void> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    // somebody listens there: the pod's own program
    server.once('error', () => resolve());
    server.listen(port, '0.0.0.0', resolve);
  });
}

function connects(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: address, port });
    const end = (open: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(open);
    };
    const timer = setTimeout(() => end(false), PATIENCE);
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

async function connectAll(targets: readonly string[]): Promise<void> {
  const waiting = [...targets];
  const worker = async () => {
    for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
      const [address = '', port] = target.split(' ');
      console.log(`${target} ${(await connects(address, Number(port))) ? 'open' : 'closed'}`);
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, worker));
}

async function main(): Promise<void> {
  const [verb, ...ports] = process.argv.slice(2);
  if (verb === 'listen') {
    await Promise.all(ports.map((port) => listens(Number(port))));
    console.log('listening');
    process.stdin.resume().once('end', () => process.exit(0));
    return;
  }
  const lines: string[] = [];
  for await (const line of createInterface({ input: process.stdin })) lines.push(line);
  await connectAll(lines);
}

void main();
