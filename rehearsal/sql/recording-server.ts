import { createServer, type Server, type Socket } from 'node:net';

const SSL_REQUEST = 80_877_103;
const INT = 4;

/** A message of the server: a letter, the length, and the content. */
function message(letter: string, content: Buffer = Buffer.alloc(0)): Buffer {
  const length = Buffer.alloc(INT);
  length.writeInt32BE(content.length + INT);
  return Buffer.concat([Buffer.from(letter), length, content]);
}

const text = (...words: readonly string[]): Buffer => Buffer.from(words.map((word) => `${word}\0`).join(''));
const READY = message('Z', Buffer.from('I'));
const int16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);

/** psql puts variables in by the rules of the server. */
const WELCOME = Buffer.concat([
  message('R', Buffer.alloc(INT)),
  ...[
    ['server_version', '13.0.0'],
    ['client_encoding', 'UTF8'],
    ['standard_conforming_strings', 'on'],
  ].map((pair) => message('S', text(...pair))),
  READY,
]);

/** One row with `t`, in a column of this name. */
function oneRow(column: string): Buffer {
  const [TEXT_OID, rest] = [Buffer.from([0, 0, 0, 25]), Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0])];
  const description = Buffer.concat([int16(1), text(column), Buffer.alloc(6), TEXT_OID, rest]);
  const row = Buffer.concat([int16(1), Buffer.from([0, 0, 0, 1]), Buffer.from('t')]);
  return Buffer.concat([message('T', description), message('D', row), message('C', text('SELECT 1'))]);
}

/** psql goes into the branch of a condition that it asks for, so that what stands there is sent too. */
function answer(statement: string): Buffer {
  const column = /^SELECT [^,]*? AS (\w+)(?: FROM |\s*$)/s.exec(statement)?.[1];
  return Buffer.concat([column ? oneRow(column) : message('C', text('OK')), READY]);
}

interface Message {
  readonly letter: string;
  readonly content: Buffer;
  /** What has come after it. */
  readonly rest: Buffer;
}

/** The first message of what has come, when all of it is there; before the session has started they have no letter. */
function first(received: Buffer, started: boolean): Message | undefined {
  const at = started ? 1 : 0;
  if (received.length < at + INT) return undefined;
  const end = at + received.readInt32BE(at);
  if (received.length < end) return undefined;
  return {
    letter: received.toString('latin1', 0, at),
    content: received.subarray(at + INT, end),
    rest: received.subarray(end),
  };
}

/** Refuses TLS, and starts a session. @returns whether it has started */
function welcome(socket: Socket, { content }: Message): boolean {
  const asksForTls = content.readInt32BE(0) === SSL_REQUEST;
  socket.write(asksForTls ? 'N' : WELCOME);
  return !asksForTls;
}

/**
 * A server that speaks as much of PostgreSQL's protocol as psql needs to send it something, does nothing of it, and
 * remembers every statement as it came.
 *
 * @see https://www.postgresql.org/docs/17/protocol-message-formats.html
 */
export class RecordingServer {
  readonly statements: string[] = [];
  private readonly server: Server = createServer((socket) => this.serve(socket));

  /** Begins, on the loopback interface. @returns the port */
  start(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen({ host: '127.0.0.1', port: 0 }, () => {
        const address = this.server.address();
        if (address === null || typeof address === 'string') reject(new Error('the server must have a port'));
        else resolve(address.port);
      });
    });
  }

  stop(): void {
    this.server.close();
  }

  private serve(socket: Socket): void {
    let received: Buffer = Buffer.alloc(0);
    let started = false;
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      for (let next = first(received, started); next; next = first(received, started)) {
        received = next.rest;
        if (started) this.take(socket, next);
        else started = welcome(socket, next);
      }
    });
  }

  private take(socket: Socket, { letter, content }: Message): void {
    if (letter === 'X') socket.end();
    if (letter !== 'Q') return;
    const statement = content.toString('utf8', 0, content.length - 1);
    this.statements.push(statement);
    socket.write(answer(statement));
  }
}
