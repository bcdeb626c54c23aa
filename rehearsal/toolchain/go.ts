import { spawnSync } from 'node:child_process';

/** Why the rehearsal cannot run on this machine, in words for the person before it. */
export class MissingTool extends Error {
  override readonly name = 'MissingTool';
}

/** What a person does about it. */
export const HOW_TO_GET_GO =
  'Install it from your system, or from https://go.dev/dl, and put its bin folder on the PATH.';

const numbers = (version: string): readonly number[] => version.split('.').map(Number);

/** Whether version `a` is at least version `b`, both like `1.26.0`. */
export function atLeast(a: string, b: string): boolean {
  const [left, right] = [numbers(a), numbers(b)];
  const at = right.findIndex((part, index) => (left[index] ?? 0) !== part);
  return at === -1 || (left[at] ?? 0) > (right[at] ?? 0);
}

/** The version of Go on the PATH, as `1.26.0`; undefined without one. */
export function findGo(): string | undefined {
  const { stdout } = spawnSync('go', ['env', 'GOVERSION'], {
    encoding: 'utf8',
    env: { ...process.env, GOTOOLCHAIN: 'local' },
  });
  return /^go(\d+(?:\.\d+)*)/.exec(stdout ?? '')?.[1];
}

/**
 * Finds Go, at least in version `wanted`.
 *
 * @throws {@link MissingTool} when there is none, or an older one
 */
export function requireGo(wanted: string): void {
  const found = findGo();
  if (!found) {
    throw new MissingTool(
      `the rehearsal builds its control plane with Go ${wanted} or newer, and there is no Go here. ${HOW_TO_GET_GO}`,
    );
  }
  if (!atLeast(found, wanted)) {
    throw new MissingTool(
      `the rehearsal builds its control plane with Go ${wanted} or newer, and this is Go ${found}. ${HOW_TO_GET_GO}`,
    );
  }
}
