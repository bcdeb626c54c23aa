import { Client } from './client';
import type { Login } from './session';

/** The table that the drill writes to. */
export const LEDGER = 'drill_ledger';

/** Writes numbered rows, and remembers which were acknowledged. */
export class Writer {
  readonly client: Client;
  readonly name: string;
  readonly acknowledged: number[] = [];
  /** Rows sent: those without an answer may have been written or not. */
  sent = 0;

  constructor(name: string, login: Login) {
    this.name = name;
    this.client = new Client(login, async (session) => {
      this.sent += 1;
      const number = this.sent;
      await session.query(`INSERT INTO ${LEDGER} (writer, number) VALUES ($1, $2)`, [name, number]);
      this.acknowledged.push(number);
    });
  }
}
