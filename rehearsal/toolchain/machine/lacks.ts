import { atLeast, HOW_TO_GET_GO } from '../go';
import type { Machine } from './machine';
import { CONTROLLERS, KERNEL_FEATURES, PLUGINS_FOLDER, PLUGINS_PACKAGE, PROGRAMS_OF_PACKAGES } from './needs';

/** What a rehearsal needs of a machine beside programs. */
export interface Needs {
  /** Free room for what is kept: programs and images. */
  readonly cacheGib: number;
  /** Free room for what is thrown away: the disks of nodes, and images while they are built. */
  readonly temporaryGib: number;
  readonly memoryGib: number;
  /** The lowest Go. */
  readonly go: string;
}

/** What a machine lacks. */
export interface Lack {
  readonly what: string;
  readonly found: string;
  readonly needed: string;
  readonly remedy: string;
  /** Packages of Debian that mend it. */
  readonly packages?: readonly string[];
}

const GIB = 1024 ** 3;

const gib = (bytes: number): string => `${(bytes / GIB).toFixed(1)} GiB`;

function system({ platform, isRoot, hasKernelMessages }: Machine): readonly Lack[] {
  if (platform !== 'linux') {
    return [
      {
        what: 'operating system',
        found: platform,
        needed: 'Linux',
        remedy: 'run it on Linux, in a virtual machine for example',
      },
    ];
  }
  return [
    ...(isRoot ? [] : [{ what: 'user', found: 'not root', needed: 'root', remedy: 'run it as root' }]),
    ...(hasKernelMessages
      ? []
      : [
          {
            what: '/dev/kmsg',
            found: 'not readable',
            needed: 'readable, for the kubelet',
            remedy: 'run it as root, and not in a container',
          },
        ]),
  ];
}

function cgroups({ cgroups: found }: Machine): readonly Lack[] {
  const isEnough = found.some(({ version, controllers }) =>
    CONTROLLERS[version].every((name) => controllers.includes(name)),
  );
  if (isEnough) return [];
  const seen = found.map(({ version, controllers }) => `version ${version} with ${controllers.join(', ') || 'none'}`);
  return [
    {
      what: 'controllers of cgroups',
      found: seen.join('; ') || 'no cgroups',
      needed: `version 2 with ${CONTROLLERS[2].join(', ')}, or version 1 with ${CONTROLLERS[1].join(', ')}`,
      remedy:
        'boot without cgroup_disable, mount the hierarchies below /sys/fs/cgroup, or run it outside of a container',
    },
  ];
}

function kernel({ kernel: features }: Machine): readonly Lack[] {
  return KERNEL_FEATURES.flatMap(({ name, neededFor }) => {
    const tried = features[name];
    if (tried?.works !== false) return [];
    return [
      {
        what: `${name} of the kernel`,
        found: `it failed: ${tried.because}`,
        needed: `for ${neededFor}`,
        remedy: 'boot a kernel that has it, as that of Debian, and do not run it in a container',
      },
    ];
  });
}

function programs({ missingPrograms, missingPlugins }: Machine): readonly Lack[] {
  const lacks = Object.entries(PROGRAMS_OF_PACKAGES).flatMap(([name, all]) => {
    const missing = all.filter((program) => missingPrograms.includes(program));
    return missing.length === 0 ? [] : [{ what: missing.join(', '), found: 'not on the PATH', packages: [name] }];
  });
  const plugins =
    missingPlugins.length === 0
      ? []
      : [
          {
            what: `CNI plugins ${missingPlugins.join(', ')}`,
            found: `not in ${PLUGINS_FOLDER}`,
            packages: [PLUGINS_PACKAGE],
          },
        ];
  return [...lacks, ...plugins].map((each) => ({
    ...each,
    needed: 'installed',
    remedy: `Debian's package ${each.packages.join(', ')}`,
  }));
}

function go({ go: found }: Machine, { go: needed }: Needs): readonly Lack[] {
  if (found && atLeast(found, needed)) return [];
  return [{ what: 'Go', found: found ?? 'none on the PATH', needed: `${needed} or newer`, remedy: HOW_TO_GET_GO }];
}

function room({ cache, temporary, freeMemoryBytes }: Machine, needs: Needs): readonly Lack[] {
  const isShared = cache.disk === temporary.disk;
  const wanted = isShared
    ? [{ ...cache, path: `${cache.path} and ${temporary.path}`, gib: needs.cacheGib + needs.temporaryGib }]
    : [
        { ...cache, gib: needs.cacheGib },
        { ...temporary, gib: needs.temporaryGib },
      ];
  const disks = wanted
    .filter(({ freeBytes, gib: least }) => freeBytes < least * GIB)
    .map(({ path, freeBytes, gib: least }) => ({
      what: `free disk of ${path}`,
      found: gib(freeBytes),
      needed: `${least} GiB`,
      remedy: 'free some, or set XDG_CACHE_HOME and TMPDIR to folders of a larger disk',
    }));
  if (freeMemoryBytes >= needs.memoryGib * GIB) return disks;
  const memory = {
    what: 'free memory',
    found: gib(freeMemoryBytes),
    needed: `${needs.memoryGib} GiB`,
    remedy: 'end other programs, or take a larger machine',
  };
  return [...disks, memory];
}

/** Everything that a machine lacks, at once. */
export function lacks(machine: Machine, needs: Needs): readonly Lack[] {
  const fromSystem = system(machine);
  // the others are about Linux
  if (machine.platform !== 'linux') return fromSystem;
  return [
    ...fromSystem,
    ...cgroups(machine),
    ...kernel(machine),
    ...programs(machine),
    ...go(machine, needs),
    ...room(machine, needs),
  ];
}
