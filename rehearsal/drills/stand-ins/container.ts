import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Programs } from '../../machine/programs';
import { type Replacement, replaceAll } from '../rendered/mapping';
import { containerOf, environment, mountedFiles, mountPaths, type PodSpec, type Sources } from '../rendered/pod';

/** Replacements by file name, by the name of a variable, or `command`. */
export type Replacements = Readonly<Record<string, readonly Replacement[]>>;

/** A container made ready to run on this machine. */
export interface PreparedContainer {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Stands in for a kubelet: lays out the files of a container in a folder that stands for its root. Of their text only what
 * the replacements say is changed.
 *
 * @throws when a replacement matches nothing
 */
export function prepareContainer(
  pod: PodSpec,
  sources: Sources,
  root: string,
  replacements: Replacements,
  programs: Programs,
): PreparedContainer {
  rmSync(root, { recursive: true, force: true });
  for (const path of mountPaths(pod)) mkdirSync(join(root, path), { recursive: true });
  for (const { mount, name, text, mode } of mountedFiles(pod, sources)) {
    const file = join(root, mount, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, replaceAll(name, text, replacements[name] ?? []), { mode });
  }
  programs.own(root);
  const { command = [], args = [] } = containerOf(pod);
  return {
    argv: replaceAll('command', [...command, ...args].join('\0'), replacements.command ?? []).split('\0'),
    env: Object.fromEntries(
      Object.entries(environment(pod, sources)).map(([name, value]) => [
        name,
        replaceAll(name, value, replacements[name] ?? []),
      ]),
    ),
  };
}
