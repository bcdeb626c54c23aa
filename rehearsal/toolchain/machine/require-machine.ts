import { tmpdir } from 'node:os';
import { cacheFolder } from '../binaries';
import { MissingTool } from '../go';
import { type Lack, lacks, type Needs } from './lacks';
import { lookAtMachine } from './look-at-machine';

/** One plain message about everything that is missing, with one command for all packages. */
export function lacksMessage(all: readonly Lack[]): string {
  const lines = all.map(
    ({ what, found, needed, remedy }) => `- ${what}: ${found}; needed: ${needed}. Remedy: ${remedy}`,
  );
  const packages = [...new Set(all.flatMap((each) => each.packages ?? []))];
  const install = packages.length === 0 ? [] : [`On Debian: apt-get install ${packages.join(' ')}`];
  return ['this machine cannot run real pods:', ...lines, ...install].join('\n');
}

/**
 * Looks whether this machine can run real pods.
 *
 * @param temporary folder of the disks of nodes. @default - that of the system, or TMPDIR
 * @throws MissingTool with everything that it lacks
 */
export function requireMachine(needs: Needs, temporary: string = tmpdir()): void {
  const all = lacks(lookAtMachine(cacheFolder(), temporary), needs);
  if (all.length > 0) throw new MissingTool(lacksMessage(all));
}
