import { connect, createServer, type Server, type Socket } from 'node:net';
import { PORT } from './addresses';
import type { Service } from './service';

/** Seconds after which a connection to an endpoint that does not answer is given up: what Pgpool and the clients wait. */
export const CONNECT_SECONDS = 2;

/** A Service as a TCP proxy, for who may not change the rules of a kernel. It answers for servers that are silent. */
export class ServiceProxy implements Service {
  readonly address: string;
  private server: Server | undefined;
  private endpoints: readonly string[] = [];
  private readonly sockets = new Set<Socket>();

  constructor(address: string) {
    this.address = address;
  }

  get targets(): readonly string[] {
    return this.endpoints;
  }

  /** From now on new connections go to one of these. */
  async lead(endpoints: readonly string[]): Promise<void> {
    this.endpoints = [...endpoints].sort();
    if (endpoints.length > 0 && !this.server) await this.listen();
    if (endpoints.length === 0) this.refuse();
  }

  /** Ends every connection. */
  stop(): void {
    this.refuse();
    for (const socket of this.sockets) socket.destroy();
  }

  private listen(): Promise<void> {
    const server = createServer({ noDelay: true }, (client) => this.forward(client));
    this.server = server;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: this.address, port: PORT, backlog: 511 }, resolve);
    });
  }

  /** Who connects to an address on which nobody listens is refused by the kernel; those who are connected stay. */
  private refuse(): void {
    this.server?.close();
    this.server = undefined;
  }

  private forward(client: Socket): void {
    const endpoint = this.endpoints[Math.floor(Math.random() * this.endpoints.length)];
    if (endpoint === undefined) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect({ host: endpoint, port: PORT, noDelay: true, timeout: CONNECT_SECONDS * 1000 });
    upstream.once('connect', () => upstream.setTimeout(0));
    upstream.once('timeout', () => upstream.destroy(new Error('timeout')));
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => other.resetAndDestroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
