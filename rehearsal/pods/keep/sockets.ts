import type { Socket } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream';

/**
 * Two sockets lead from the machine into the network of the run, which has no other way in: files are seen on both sides.
 */
export const apiSocket = (folder: string): string => join(folder, 'api.sock');

export const commandSocket = (folder: string): string => join(folder, 'commands.sock');

/** The kubeconfig of the cluster, as programs inside of that network use it. */
export const insideKubeconfig = (folder: string): string => join(folder, 'inside.kubeconfig');

/** Hands on what the one says to the other, and ends both together. */
export function connect(one: Socket, other: Socket): void {
  const end = () => {
    one.destroy();
    other.destroy();
  };
  pipeline(one, other, end);
  pipeline(other, one, end);
}
