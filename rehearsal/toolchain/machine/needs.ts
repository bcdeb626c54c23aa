/** Controllers that the kubelet and runc need, by the version of cgroups. */
export const CONTROLLERS = {
  1: ['cpu', 'cpuacct', 'memory', 'pids', 'cpuset', 'blkio', 'devices', 'freezer'],
  2: ['cpu', 'memory', 'pids', 'cpuset', 'io'],
} as const;

/** Programs that are called by their name, below the package of Debian that has them. */
export const PROGRAMS_OF_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  runc: ['runc'],
  nftables: ['nft'],
  iptables: ['iptables', 'iptables-save', 'iptables-restore'],
  ipset: ['ipset'],
  conntrack: ['conntrack'],
  iproute2: ['ip'],
  'util-linux': ['nsenter', 'unshare', 'setpriv'],
  openssl: ['openssl'],
  'postgresql-client': ['psql'],
  buildah: ['buildah'],
  mmdebstrap: ['mmdebstrap'],
  'python3-pip': ['pip3'],
};

/** Where Debian puts the plugins of the Container Network Interface. */
export const PLUGINS_FOLDER = '/usr/lib/cni';

/** The package of Debian that has them. */
export const PLUGINS_PACKAGE = 'containernetworking-plugins';

/** The plugins that the nodes use. */
export const PLUGINS = ['ptp', 'host-local', 'loopback', 'portmap'] as const;

/** A feature of the kernel, and how it is tried. */
export interface KernelFeature {
  readonly name: string;
  /** What uses it. */
  readonly neededFor: string;
  /** Programs that it is tried with. */
  readonly by: readonly string[];
  /** A script of sh in a network and a mount namespace of its own; `$1` is a folder that is thrown away. */
  readonly script: string;
}

/** Features of the kernel that are needed. Each is tried by doing it: a list of modules does not tell what is built in. */
export const KERNEL_FEATURES: readonly KernelFeature[] = [
  { name: 'network namespaces', neededFor: 'nodes and pods', by: ['unshare'], script: 'true' },
  {
    name: 'overlay',
    neededFor: 'images and the disks of nodes, in the folder for temporary files',
    by: ['unshare'],
    script:
      'cd "$1" && mkdir lower upper work merged && ' +
      'mount -t overlay -o lowerdir=lower,upperdir=upper,workdir=work overlay merged && touch merged/file',
  },
  {
    name: 'veth',
    neededFor: 'the links of nodes and pods',
    by: ['ip'],
    script: 'ip link add name probe0 type veth peer name probe1',
  },
  { name: 'bridge', neededFor: 'the pods of a node', by: ['ip'], script: 'ip link add name probe0 type bridge' },
  {
    name: 'nf_tables',
    neededFor: 'cutting zones off',
    by: ['nft'],
    script:
      'nft \'table inet a { chain b { type filter hook forward priority 0; policy accept; iifname { "c" } counter drop; }; }\'',
  },
  {
    name: 'iptables',
    neededFor: 'kube-proxy',
    by: ['iptables'],
    script:
      'iptables -t nat -A POSTROUTING -m comment --comment a -m mark --mark 0x4000 -j MASQUERADE --random-fully && ' +
      'iptables -A FORWARD -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT && ' +
      'iptables -t nat -A OUTPUT -m statistic --mode random --probability 0.5 -j RETURN',
  },
  {
    name: 'ipset',
    neededFor: 'network policies (kube-router)',
    by: ['ipset', 'iptables'],
    script: 'ipset create a hash:ip && iptables -A FORWARD -m set --match-set a src -j DROP',
  },
];
