import { spawn } from 'node:child_process';

/** Tenths of a second that the kernel has to take leave of processes that were killed. */
const TRIES = 100;

/**
 * Waits until nobody holds its input any more, which the kernel sees to however the run ends. Then the processes end with
 * their namespace, and what is left is control groups, which only an `rmdir` from below removes, and files.
 */
const SCRIPT = `
cat >/dev/null
folder=$1
shift
tries=0
while [ $tries -lt ${TRIES} ]; do
  left=
  for group; do
    [ -d "$group" ] && find "$group" -depth -type d -exec rmdir {} + 2>/dev/null
    [ -d "$group" ] && left=yes
  done
  [ -z "$left" ] && break
  sleep 0.1
  tries=$((tries + 1))
done
rm -rf --one-file-system "$folder"
`;

/** Removes control groups and a folder when this program ends, also when it is killed. */
export interface Cleaner {
  /** Lets it begin, and returns when nothing is left. */
  clean(): Promise<void>;
}

/** Starts it: a process of its own, which no signal to this program's group reaches. */
export function startCleaner(folder: string, groups: readonly string[]): Cleaner {
  const child = spawn('sh', ['-c', SCRIPT, 'cleaner', folder, ...groups], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    clean: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
