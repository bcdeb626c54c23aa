import { connect } from 'node:net';
import { PORT } from '../machine/addresses';

/** How a server answers: not at all when packets are lost, and with a refusal when it has ended. */
export type Answer = 'answers' | 'refuses' | 'silent';

/** Milliseconds after which a server counts as silent. */
const PATIENCE = 1000;

/** The question whether TLS is spoken here; a server answers it with one letter. @see https://www.postgresql.org/docs/17/protocol-message-formats.html */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** Asks over the network, as a kubelet and the operator do. */
export function probe(address: string): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port: PORT });
    const end = (answer: Answer) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => end('silent'), PATIENCE);
    socket.once('connect', () => socket.write(SSL_REQUEST));
    socket.once('data', () => end('answers'));
    socket.once('error', () => end('refuses'));
    socket.once('close', () => end('refuses'));
  });
}
