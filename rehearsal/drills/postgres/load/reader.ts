import { Client } from './client';
import type { Login } from './session';
import { LEDGER } from './writer';

/** Reads what a writer has written, and checks it. */
export class Reader {
  readonly client: Client;
  /** Statements that each server answered. */
  readonly servers = new Map<string, number>();
  /** The highest row that was read. */
  highest = 0;
  /** How often a session read less than it had read before. */
  backwards = 0;
  private last = 0;

  /** @param writer whose rows it reads */
  constructor(writer: string, login: Login) {
    this.client = new Client(login, async (session, fresh) => {
      const { rows } = await session.query<{ highest: number; server: string }>(
        `SELECT coalesce(max(number), 0) AS highest, host(inet_server_addr()) AS server FROM ${LEDGER} WHERE writer = $1`,
        [writer],
      );
      const { highest = 0, server = '' } = rows[0] ?? {};
      // another session may be with another reader, which may be behind
      if (!fresh && highest < this.last) this.backwards += 1;
      this.last = highest;
      this.highest = Math.max(this.highest, highest);
      this.servers.set(server, (this.servers.get(server) ?? 0) + 1);
    });
  }
}
