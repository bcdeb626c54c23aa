import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { bytes, millicores } from '../../../lib/zones';
import { kubeletClientAuthority } from '../../cluster/credentials';
import { PAUSE_IMAGE } from '../manifests/images';
import type { Layout, PlannedNode } from './layout';

/** What the files of a node come from. */
export interface NodeSetting {
  readonly node: PlannedNode;
  readonly layout: Layout;
  /** Folder of the node. */
  readonly folder: string;
  /** Folder for what its pods print. */
  readonly podLogs: string;
  /** Folder of the control plane. */
  readonly plane: string;
  /** Kubeconfig of kube-proxy. */
  readonly proxyKubeconfig: string;
  /** Control group of the node. */
  readonly group: string;
  /** `address:port` of the registry that serves every image. */
  readonly registry: string;
}

/** Subfolders of a node's folder. */
const FOLDERS = ['kubelet', 'containerd', 'cni', 'var', 'var-work', 'certs.d/_default', 'sysctl'];

/**
 * The kubelet sets these for the whole machine. Inside of a node files lie over them with the values that it wants to see, so
 * that the machine keeps its own.
 *
 * @see Kubernetes 1.35, pkg/kubelet/cm/container_manager_linux.go, setupKernelTunables
 */
export const KERNEL_SETTINGS: Readonly<Record<string, string>> = {
  'vm/overcommit_memory': '1',
  'vm/panic_on_oom': '0',
  'kernel/panic': '10',
  'kernel/panic_on_oops': '1',
  'kernel/keys/root_maxkeys': '1000000',
  'kernel/keys/root_maxbytes': '25000000',
};

/** Name of the file that lies over a setting of the kernel. */
export const settingFile = (folder: string, setting: string): string =>
  join(folder, 'sysctl', setting.replaceAll('/', '.'));

export const containerdSocket = (folder: string): string => join(folder, 'containerd.sock');

/** @see containerd 2.2, docs/cri/config.md */
const containerdConfig = ({ folder }: NodeSetting): string => `version = 3
root = "${folder}/containerd"
state = "${folder}/state"
disabled_plugins = [${['blockfile', 'btrfs', 'devmapper', 'zfs', 'erofs'].map((name) => `"io.containerd.snapshotter.v1.${name}"`).join(', ')}, "io.containerd.nri.v1.nri", "io.containerd.tracing.processor.v1.otlp"]
[grpc]
  address = "${containerdSocket(folder)}"
[plugins."io.containerd.cri.v1.images"]
  snapshotter = "overlayfs"
  # the packed layers stay in the registry: that saves a third of the space
  discard_unpacked_layers = true
  [plugins."io.containerd.cri.v1.images".pinned_images]
    sandbox = "${PAUSE_IMAGE}"
  [plugins."io.containerd.cri.v1.images".registry]
    config_path = "${folder}/certs.d"
[plugins."io.containerd.cri.v1.runtime"]
  enable_selinux = false
  disable_apparmor = true
  # without CAP_SYS_RESOURCE nobody may lower the OOM score
  restrict_oom_score_adj = true
  [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc.options]
      SystemdCgroup = false
  [plugins."io.containerd.cri.v1.runtime".cni]
    bin_dirs = ["/usr/lib/cni"]
    conf_dir = "${folder}/cni"
`;

/** Sends the pull of every image, of whatever registry, to the one on this machine. @see containerd 2.2, docs/hosts.md */
const registryHosts = (registry: string): string => `server = "http://${registry}"
[host."http://${registry}"]
  capabilities = ["pull", "resolve"]
`;

/**
 * Pods have addresses of the network itself, and nothing is translated between them, as with the VPC CNI. Each has a link of
 * its own to the node, so that also two pods of one node reach each other only through the node's firewall.
 */
const cniConfig = ({ node, folder }: NodeSetting): object => ({
  cniVersion: '1.0.0',
  name: 'pods',
  plugins: [
    {
      type: 'ptp',
      ipMasq: false,
      ipam: {
        type: 'host-local',
        dataDir: `${folder}/var/ipam`,
        ranges: [[{ subnet: node.pods }]],
        routes: [{ dst: '0.0.0.0/0' }],
      },
    },
    { type: 'portmap', capabilities: { portMappings: true } },
  ],
});

/** What the machine must keep back so that pods get what the output's machine offers them, as far as this one has it. */
function reserved({ allocatable }: PlannedNode['group']): Readonly<Record<string, string>> {
  const cpu = cpus().length * 1000 - millicores(allocatable.cpu);
  const memory = totalmem() - bytes(allocatable.memory);
  return { ...(cpu > 0 && { cpu: `${cpu}m` }), ...(memory > 0 && { memory: `${memory}` }) };
}

/** @see KubeletConfiguration v1beta1, Kubernetes 1.35. What is not named is as stock Kubernetes has it. */
const kubeletConfig = (setting: NodeSetting): object => {
  const { node, layout, folder, podLogs, plane, group } = setting;
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    address: node.address,
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: kubeletClientAuthority(plane) },
    },
    authorization: { mode: 'Webhook' },
    clusterDNS: [layout.dns],
    clusterDomain: 'cluster.local',
    resolvConf: `${folder}/resolv.conf`,
    cgroupDriver: 'cgroupfs',
    cgroupRoot: group,
    failCgroupV1: false,
    failSwapOn: false,
    podLogsDir: podLogs,
    containerRuntimeEndpoint: `unix://${containerdSocket(folder)}`,
    volumePluginDir: `${folder}/kubelet/volume-plugins`,
    systemReserved: reserved(node.group),
    registerWithTaints: node.group.taints,
    // nodes share one disk: what is free on it says nothing of a single node
    imageGCHighThresholdPercent: 100,
    evictionHard: {
      'memory.available': '50Mi',
      'nodefs.available': '10Mi',
      'imagefs.available': '10Mi',
      'nodefs.inodesFree': '0%',
      'imagefs.inodesFree': '0%',
    },
    evictionPressureTransitionPeriod: '5s',
    serializeImagePulls: false,
    registryPullQPS: 0,
  };
};

/** @see KubeProxyConfiguration v1alpha1, Kubernetes 1.35 */
export const kubeProxyConfig = (kubeconfig: string, network: string): object => ({
  apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
  kind: 'KubeProxyConfiguration',
  clientConnection: { kubeconfig },
  mode: 'nftables',
  clusterCIDR: network,
  healthzBindAddress: '127.0.0.1:10256',
  metricsBindAddress: '127.0.0.1:10249',
  // the limits of the machine cannot be set inside of a network namespace
  conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s' },
});

/** Writes the files of a node, as after a reboot: containers and volumes stay, sockets and the state of processes do not. */
export function writeNodeFiles(setting: NodeSetting): void {
  const { folder, podLogs, layout, proxyKubeconfig, registry } = setting;
  for (const stale of ['state', 'ready', 'containerd.sock', 'containerd.sock.ttrpc']) {
    rmSync(join(folder, stale), { recursive: true, force: true });
  }
  for (const name of FOLDERS) mkdirSync(join(folder, name), { recursive: true });
  mkdirSync(podLogs, { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('containerd.toml', containerdConfig(setting));
  write('certs.d/_default/hosts.toml', registryHosts(registry));
  write('cni/10-pods.conflist', JSON.stringify(cniConfig(setting)));
  // names outside of the cluster are nobody's here
  write('resolv.conf', 'nameserver 127.0.0.1\n');
  write('kubelet.yaml', stringify(kubeletConfig(setting)));
  write('kube-proxy.yaml', stringify(kubeProxyConfig(proxyKubeconfig, layout.network)));
  for (const [name, value] of Object.entries(KERNEL_SETTINGS)) writeFileSync(settingFile(folder, name), value);
}
