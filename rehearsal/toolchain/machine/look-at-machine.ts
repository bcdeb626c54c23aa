import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs';
import { freemem } from 'node:os';
import { dirname, join } from 'node:path';
import { findGo } from '../go';
import type { Cgroups, Folder, Machine, Tried } from './machine';
import {
  CONTROLLERS,
  KERNEL_FEATURES,
  type KernelFeature,
  PLUGINS,
  PLUGINS_FOLDER,
  PROGRAMS_OF_PACKAGES,
} from './needs';

const isThere = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** Reads `/proc/self/mounts`: each hierarchy of version 1 has its controllers among its options. */
export function cgroupsOf(mounts: string, controllersOf2: (folder: string) => string): readonly Cgroups[] {
  const lines = mounts.split('\n').map((line) => line.split(' '));
  const options = lines.filter(([, , type]) => type === 'cgroup').flatMap((fields) => fields[3]?.split(',') ?? []);
  const first: Cgroups = { version: 1, controllers: CONTROLLERS[1].filter((name) => options.includes(name)) };
  const second = lines
    .filter(([, , type]) => type === 'cgroup2')
    .map(
      ([, folder = '']): Cgroups => ({ version: 2, controllers: controllersOf2(folder).split(/\s+/).filter(Boolean) }),
    );
  return [...(first.controllers.length > 0 ? [first] : []), ...second];
}

function cgroups(): readonly Cgroups[] {
  if (!existsSync('/proc/self/mounts')) return [];
  return cgroupsOf(readFileSync('/proc/self/mounts', 'utf8'), (folder) => {
    const file = join(folder, 'cgroup.controllers');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  });
}

/** The kernel loads a module by itself when something is done that needs it, so this also makes it ready. */
function tried({ by, script }: KernelFeature, temporary: string, isRoot: boolean): Tried {
  if (!isRoot || !['unshare', ...by].every(isThere)) return { works: 'unknown' };
  const folder = mkdtempSync(join(temporary, 'trizone-tried-'));
  try {
    const shell = ['sh', '-c', script, 'sh', folder];
    const { status, stderr } = spawnSync('unshare', ['--net', '--mount', '--', ...shell], { encoding: 'utf8' });
    return status === 0 ? { works: true } : { works: false, because: stderr.trim() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function nearest(path: string): string {
  return existsSync(path) ? path : nearest(dirname(path));
}

function folder(path: string): Folder {
  const there = nearest(path);
  const { bavail, bsize } = statfsSync(there);
  return { path, disk: statSync(there).dev, freeBytes: bavail * bsize };
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** Looks at this machine. What it tries leaves nothing behind. */
export function lookAtMachine(cache: string, temporary: string): Machine {
  const isRoot = process.getuid?.() === 0;
  return {
    platform: process.platform,
    isRoot,
    cgroups: cgroups(),
    kernel: Object.fromEntries(KERNEL_FEATURES.map((each) => [each.name, tried(each, nearest(temporary), isRoot)])),
    hasKernelMessages: isReadable('/dev/kmsg'),
    missingPrograms: Object.values(PROGRAMS_OF_PACKAGES)
      .flat()
      .filter((program) => !isThere(program)),
    missingPlugins: PLUGINS.filter((plugin) => !existsSync(join(PLUGINS_FOLDER, plugin))),
    go: findGo(),
    cache: folder(cache),
    temporary: folder(temporary),
    freeMemoryBytes: freemem(),
  };
}
