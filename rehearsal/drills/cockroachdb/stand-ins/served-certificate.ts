import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';

/** Milliseconds after which a member counts as silent. */
const PATIENCE = 5000;

/** The question whether TLS is spoken here; a server answers it with one letter. @see https://www.postgresql.org/docs/17/protocol-message-formats.html */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** Ports of a member, and whether a client asks for TLS there first. */
export const PORTS = [
  { number: 26257, name: 'SQL', asks: true },
  { number: 26258, name: 'RPC', asks: false },
  { number: 8080, name: 'HTTP', asks: false },
] as const;

/** Sends the question, and waits for the letter. */
const ask = (socket: Socket): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('data', (letter) =>
      letter.toString() === 'S' ? resolve() : reject(new Error(`TLS was answered with '${letter}'`)),
    );
    socket.write(SSL_REQUEST);
  });

/** The fingerprint of the certificate that a port shows. Whom it belongs to is not looked at. @throws when nobody answers */
export async function servedCertificate(
  address: string,
  { number, asks }: Pick<(typeof PORTS)[number], 'number' | 'asks'>,
): Promise<string> {
  const socket = connect({ host: address, port: number, timeout: PATIENCE });
  socket.once('timeout', () => socket.destroy(new Error(`nobody answered on port ${number}`)));
  try {
    if (asks) await ask(socket);
    return await new Promise<string>((resolve, reject) => {
      const secure: TLSSocket = connectTls({ socket, rejectUnauthorized: false }, () =>
        resolve(secure.getPeerCertificate().fingerprint256),
      );
      secure.once('error', reject);
      socket.once('error', reject);
    });
  } finally {
    socket.destroy();
  }
}
