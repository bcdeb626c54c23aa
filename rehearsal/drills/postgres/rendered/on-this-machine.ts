import type { Replacement } from '../../rendered/mapping';
import type { Hosts } from './hosts';

/** What the output calls by names and paths of a cluster, and where it is here. */
export interface Here {
  /** Folder that stands for the root of the container's file system. */
  readonly root: string;
  /** Of the pod. */
  readonly address: string;
  /** Of the Services of the writer and of the readers. */
  readonly writer: string;
  readonly readers: string;
}

/** Seconds for which a reader may owe an answer here. */
export const ANSWER_SECONDS = 10;

/** Where the image of Pgpool has its library. */
export const LIBRARIES = '/usr/local/lib';

/** Since this version Pgpool knows `unix_socket_directories`. @see https://www.pgpool.net/docs/44/en/html/release-4-4-0.html */
const SOCKET_DIRECTORIES_SINCE = [4, 4] as const;

const isOlder = (version: string, [major, minor]: readonly [number, number]): boolean => {
  const [foundMajor = 0, foundMinor = 0] = version.split('.').map(Number);
  return foundMajor < major || (foundMajor === major && foundMinor < minor);
};

/**
 * Everything that is replaced in the files and the command of Pgpool's container so that it runs here: addresses, paths,
 * the names of parameters that an older Pgpool has under another name, and how long a reader may owe an answer. Nothing
 * else is.
 *
 * @param answerSeconds the rendered limit of an answer
 */
export function pgpoolReplacements(
  here: Here,
  hosts: Pick<Hosts, 'writer' | 'readers'>,
  version: string,
  answerSeconds = '',
): Readonly<Record<string, readonly Replacement[]>> {
  const { root, address, writer, readers } = here;
  const path = (from: string): Replacement => ({ from, to: `${root}${from}` });
  const renamed = isOlder(version, SOCKET_DIRECTORIES_SINCE)
    ? [{ from: 'unix_socket_directories', to: 'socket_dir' }]
    : [];
  return {
    'pgpool.conf': [
      // every pod has an address of its own, and here they share a machine
      { from: "listen_addresses = '*'", to: `listen_addresses = '${address}'` },
      { from: hosts.writer, to: writer },
      { from: hosts.readers, to: readers },
      path('/tls'),
      path('/run/pgpool'),
      ...renamed,
    ],
    'start.sh': [path('/config'), path('/credentials'), path('/run/pgpool'), path(LIBRARIES)],
    command: [path('/config')],
    LD_PRELOAD: [path(LIBRARIES)],
    // no query of the drill is as long as those of an analyst, and nobody should wait for one here
    ANSWER_TIMEOUT_SECONDS: [{ from: answerSeconds, to: String(ANSWER_SECONDS) }],
    READERS_HOST: [{ from: hosts.readers, to: readers }],
  };
}

/** The same for the Job that makes roles and rights. libpq is told its address beside the name, which it still verifies. */
export function bootstrapReplacements(root: string): Readonly<Record<string, readonly Replacement[]>> {
  const path = (from: string): Replacement => ({ from, to: `${root}${from}` });
  return { command: [path('/sql')], PGSSLROOTCERT: [path('/var/run/database')] };
}
