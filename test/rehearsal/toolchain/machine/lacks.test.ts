import { type Lack, lacks, type Needs } from '../../../../rehearsal/toolchain/machine/lacks';
import { cgroupsOf } from '../../../../rehearsal/toolchain/machine/look-at-machine';
import type { Machine } from '../../../../rehearsal/toolchain/machine/machine';
import { CONTROLLERS, KERNEL_FEATURES, PROGRAMS_OF_PACKAGES } from '../../../../rehearsal/toolchain/machine/needs';
import { lacksMessage } from '../../../../rehearsal/toolchain/machine/require-machine';

const GIB = 1024 ** 3;

const NEEDS: Needs = { cacheGib: 4, temporaryGib: 20, memoryGib: 6, go: '1.26.4' };

/** A machine that lacks nothing. */
const GOOD: Machine = {
  platform: 'linux',
  isRoot: true,
  cgroups: [{ version: 1, controllers: [...CONTROLLERS[1]] }],
  kernel: Object.fromEntries(KERNEL_FEATURES.map(({ name }) => [name, { works: true }])),
  hasKernelMessages: true,
  missingPrograms: [],
  missingPlugins: [],
  go: '1.26.8',
  cache: { path: '/cache', disk: 1, freeBytes: 5 * GIB },
  temporary: { path: '/tmp', disk: 2, freeBytes: 21 * GIB },
  freeMemoryBytes: 8 * GIB,
};

const whatIsLacking = (changed: Partial<Machine>): readonly string[] =>
  lacks({ ...GOOD, ...changed }, NEEDS).map(({ what }) => what);

test('finds nothing that a good machine lacks, with either version of cgroups', () => {
  expect(lacks(GOOD, NEEDS)).toEqual([]);
  const second = { version: 2 as const, controllers: ['cpuset', 'cpu', 'io', 'memory', 'hugetlb', 'pids'] };
  expect(whatIsLacking({ cgroups: [second] })).toEqual([]);
  expect(whatIsLacking({ cgroups: [...GOOD.cgroups, { version: 2, controllers: [] }] })).toEqual([]);
});

test.each<[string, Partial<Machine>, readonly string[]]>([
  ['root', { isRoot: false }, ['user']],
  ['/dev/kmsg', { hasKernelMessages: false }, ['/dev/kmsg']],
  ['cgroups', { cgroups: [] }, ['controllers of cgroups']],
  [
    'one controller',
    { cgroups: [{ version: 2, controllers: ['cpu', 'memory', 'pids', 'cpuset'] }] },
    ['controllers of cgroups'],
  ],
  ['a feature', { kernel: { ...GOOD.kernel, ipset: { works: false, because: 'no' } } }, ['ipset of the kernel']],
  ['programs', { missingPrograms: ['nft', 'unshare', 'setpriv'] }, ['nft', 'unshare, setpriv']],
  ['plugins', { missingPlugins: ['bridge', 'host-local'] }, ['CNI plugins bridge, host-local']],
  ['Go', { go: undefined }, ['Go']],
  ['a newer Go', { go: '1.26.3' }, ['Go']],
  ['room for what is kept', { cache: { ...GOOD.cache, freeBytes: 3 * GIB } }, ['free disk of /cache']],
  ['room for what is not', { temporary: { ...GOOD.temporary, freeBytes: 19 * GIB } }, ['free disk of /tmp']],
  ['memory', { freeMemoryBytes: 5 * GIB }, ['free memory']],
])('misses %s', (_, changed, expected) => {
  expect(whatIsLacking(changed)).toEqual(expected);
});

test('adds up what is needed of one disk', () => {
  const shared = {
    cache: { path: '/cache', disk: 1, freeBytes: 23 * GIB },
    temporary: { path: '/tmp', disk: 1, freeBytes: 23 * GIB },
  };
  expect(lacks({ ...GOOD, ...shared }, NEEDS)).toMatchObject([
    { what: 'free disk of /cache and /tmp', found: '23.0 GiB', needed: '24 GiB' },
  ]);
});

test('says nothing of a feature that could not be tried: what it is tried with is missing already', () => {
  expect(whatIsLacking({ kernel: { ...GOOD.kernel, veth: { works: 'unknown' } }, missingPrograms: ['ip'] })).toEqual([
    'ip',
  ]);
});

test('says of another system only that it is not Linux', () => {
  expect(whatIsLacking({ platform: 'darwin', isRoot: false, cgroups: [] })).toEqual(['operating system']);
});

test('names every package in one command, each once', () => {
  const missing = Object.values(PROGRAMS_OF_PACKAGES).flat();
  const message = lacksMessage(
    lacks({ ...GOOD, missingPrograms: missing, missingPlugins: ['bridge'], isRoot: false }, NEEDS),
  );
  expect(message.split('\n').at(-1)).toBe(
    'On Debian: apt-get install runc nftables iptables ipset conntrack iproute2 util-linux openssl postgresql-client buildah ' +
      'mmdebstrap python3-pip containernetworking-plugins',
  );
  expect(message).toContain('- user: not root; needed: root. Remedy: run it as root');
});

test('names no command when no package would help', () => {
  const lack: Lack = { what: 'user', found: 'not root', needed: 'root', remedy: 'run it as root' };
  expect(lacksMessage([lack])).toBe(
    'this machine cannot run real pods:\n- user: not root; needed: root. Remedy: run it as root',
  );
});

test('reads the hierarchies of both versions of cgroups from what is mounted', () => {
  const mounts = [
    'cgroup /sys/fs/cgroup/cpu,cpuacct cgroup rw,relatime,cpu,cpuacct 0 0',
    'cgroup /sys/fs/cgroup/systemd cgroup rw,relatime,name=systemd 0 0',
    'cgroup2 /sys/fs/cgroup/unified cgroup2 rw,relatime 0 0',
    'proc /proc proc rw 0 0',
  ].join('\n');
  expect(cgroupsOf(mounts, (folder) => (folder === '/sys/fs/cgroup/unified' ? 'io memory\n' : ''))).toEqual([
    { version: 1, controllers: ['cpu', 'cpuacct'] },
    { version: 2, controllers: ['io', 'memory'] },
  ]);
  expect(cgroupsOf('', () => '')).toEqual([]);
});
