import { spawnSync } from 'node:child_process';

/** Why the rehearsal cannot run on this machine, in words for the person before it. */
export class MissingTool extends Error {
  override readonly name = 'MissingTool';
}

const HOW = 'Install it from your system, or from https://go.dev/dl, and put its bin folder on the PATH.';

const numbers = (version: string): readonly number[] => version.split('.').map(Number);

/** Whether version `a` is at least version `b`, both like `1.26.0`. */
export function atLeast(a: string, b: string): boolean {
  const [left, right] = [numbers(a), numbers(b)];
  const at = right.findIndex((part, index) => (left[index] ?? 0) !== part);
  return at === -1 || (left[at] ?? 0) > (right[at] ?? 0);
}

/**
 * Finds Go, at least in version `wanted`.
 *
 * @throws {@link MissingTool} when there is none, or an older one
 */
export function requireGo(wanted: string): void {
  const { stdout, error } = spawnSync('go', ['env', 'GOVERSION'], {
    encoding: 'utf8',
    env: { ...process.env, GOTOOLCHAIN: 'local' },
  });
  const found = /^go(\d+(?:\.\d+)*)/.exec(stdout ?? '')?.[1];
  if (error || !found) {
    throw new MissingTool(
      `the rehearsal builds its control plane with Go ${wanted} or newer, and there is no Go here. ${HOW}`,
    );
  }
  if (!atLeast(found, wanted)) {
    throw new MissingTool(
      `the rehearsal builds its control plane with Go ${wanted} or newer, and this is Go ${found}. ${HOW}`,
    );
  }
}
