// No test may reach for the network: a library that swallows the failed connection would hide it, so every attempt is
// recorded and makes the test fail.
import { Socket } from 'node:net';

const attempts: unknown[] = [];

Socket.prototype.connect = function refuse(this: Socket, ...options: unknown[]): never {
  attempts.push(options[0]);
  throw new Error(`a test tried to open a connection: ${JSON.stringify(options[0])}`);
} as typeof Socket.prototype.connect;

afterEach(() => {
  expect(attempts.splice(0)).toEqual([]);
});
