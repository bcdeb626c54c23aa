import { Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { Client, type QueryResult, type QueryResultRow } from 'pg';

/** Seconds that a client waits for a connection, and for an answer: a client without its own limit would wait for ever. */
export const CLIENT_SECONDS = 2;

/** How somebody comes to the database. */
export interface Login {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password?: string;
  readonly ssl: ConnectionOptions | false;
  /** How the server knows the session. */
  readonly applicationName?: string;
}

/** One connection. Closed, it leaves nothing behind, not even when nobody answers. */
export class Session {
  private readonly client: Client;
  private readonly socket = new Socket();

  private constructor(login: Login) {
    const milliseconds = CLIENT_SECONDS * 1000;
    const { applicationName, ...where } = login;
    this.client = new Client({
      ...where,
      ...(applicationName ? { application_name: applicationName } : {}),
      stream: () => this.socket,
      connectionTimeoutMillis: milliseconds,
      query_timeout: milliseconds,
    });
    // a connection that breaks while nothing is asked breaks the next question too, which tells of it
    this.client.on('error', () => {});
  }

  /** @throws in the server's words when it does not let us in */
  static async open(login: Login): Promise<Session> {
    const session = new Session(login);
    try {
      await session.client.connect();
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  query<Row extends QueryResultRow>(text: string, values: unknown[] = []): Promise<QueryResult<Row>> {
    return this.client.query<Row>(text, values);
  }

  /** Several statements in one message, without values. */
  run(text: string): Promise<QueryResult> {
    return this.client.query(text);
  }

  close(): void {
    void this.client.end().catch(() => {});
    this.socket.destroy();
  }
}

/** Opens a session for one piece of work. */
export async function withSession<Value>(login: Login, work: (session: Session) => Promise<Value>): Promise<Value> {
  const session = await Session.open(login);
  try {
    return await work(session);
  } finally {
    session.close();
  }
}

/** The kind of an error, short enough to count by. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code} ` : '';
  return `${code}${error.message.split('\n')[0]?.replaceAll(/\d+\.\d+\.\d+\.\d+(:\d+)?/g, '<address>') ?? ''}`.slice(
    0,
    100,
  );
}
