import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the kernel's control groups are mounted. */
const MOUNT = '/sys/fs/cgroup';

/** Controllers that a kubelet wants. @see Kubernetes 1.35, kubelet, `cm.NewContainerManager` and the runtime specification */
const CONTROLLERS = ['cpu', 'cpuset', 'io', 'memory', 'pids'];

/** Whether the machine has one hierarchy for all controllers, which is cgroup v2. */
const isUnified = (): boolean => existsSync(join(MOUNT, 'cgroup.controllers'));

/** Hierarchies of cgroup v1, each with controllers of its own; and one of v2 without any, which runc puts containers into too. */
const hierarchies = (): readonly string[] =>
  readdirSync(MOUNT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(MOUNT, name));

/** The control group that this program is in, below the root of every hierarchy of cgroup v1. */
function ownGroup(): string {
  const line = readFileSync('/proc/self/cgroup', 'utf8')
    .split('\n')
    .find((text) => text.split(':')[1] === 'memory');
  return line?.split(':')[2] ?? '/';
}

/** Whether nobody gave the control group processors yet: then it can hold no process. */
const isEmpty = (file: string): boolean => readFileSync(file, 'utf8').trim() === '';

/** A new group of the controller cpuset has no processors until it is given those of its parent. */
function inheritProcessors(folder: string): void {
  for (const name of ['cpuset.cpus', 'cpuset.mems']) {
    const file = join(folder, name);
    if (isEmpty(file)) writeFileSync(file, readFileSync(join(dirname(folder), name), 'utf8').trim());
  }
}

/** Makes it on cgroup v2, where a controller is there for a group when its parent hands it down. */
function makeUnified(group: string): readonly string[] {
  const parts = group.split('/').filter(Boolean);
  const made = parts.map((part, index) => {
    const parent = join(MOUNT, ...parts.slice(0, index));
    writeFileSync(join(parent, 'cgroup.subtree_control'), CONTROLLERS.map((name) => `+${name}`).join(' '));
    return mkdirSync(join(parent, part), { recursive: true });
  });
  return made.filter((folder) => folder !== undefined).slice(0, 1);
}

function makeIn(hierarchy: string, group: string): string | undefined {
  const first = mkdirSync(join(hierarchy, group), { recursive: true });
  if (hierarchy.endsWith('/cpuset')) {
    const parts = group.split('/').filter(Boolean);
    for (const index of parts.keys()) inheritProcessors(join(hierarchy, ...parts.slice(0, index + 1)));
  }
  return first;
}

/**
 * The control group below which everything runs: on cgroup v1 inside of the one that this program is in, so that what ends
 * the one ends the other; on cgroup v2 below the root, because a group with processes of its own hands no controller down.
 */
export const groupOfRun = (name: string): string => (isUnified() ? `/${name}` : join(ownGroup(), name));

/** Makes a control group in every hierarchy. Returns the uppermost folder that is new in each: who removes these leaves nothing. */
export function makeGroup(group: string): readonly string[] {
  if (isUnified()) return makeUnified(group);
  return hierarchies().flatMap((hierarchy) => makeIn(hierarchy, group) ?? []);
}
