import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { KERNEL_SETTINGS, settingFile, writeNodeFiles } from '../../../../rehearsal/pods/machine/node-files';
import { LAYOUT, plannedNode } from './sample-layout';

const GIBIBYTE = 2 ** 30;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trizone-node-'));
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Writes the files on a machine with so many cores and so much memory. */
function write(cores: number, memory: number): void {
  jest.spyOn(os, 'cpus').mockReturnValue(Array.from({ length: cores }, () => os.cpus()[0] as os.CpuInfo));
  jest.spyOn(os, 'totalmem').mockReturnValue(memory);
  writeNodeFiles({
    node: plannedNode(1),
    layout: LAYOUT,
    folder,
    podLogs: join(folder, 'logs', 'pods'),
    plane: '/plane',
    proxyKubeconfig: '/plane/kube-proxy.kubeconfig',
    group: '/run/n1',
    registry: '10.0.0.1:5000',
  });
}

const text = (name: string): string => readFileSync(join(folder, name), 'utf8');

test('the kubelet asks the API server who may call it, and keeps the taints of its group and its own control group', () => {
  write(4, 16 * GIBIBYTE);
  expect(parse(text('kubelet.yaml'))).toEqual({
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    address: '10.0.16.11',
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: '/plane/kubelet-clients.crt' },
    },
    authorization: { mode: 'Webhook' },
    clusterDNS: ['172.20.0.10'],
    clusterDomain: 'cluster.local',
    resolvConf: `${folder}/resolv.conf`,
    cgroupDriver: 'cgroupfs',
    cgroupRoot: '/run/n1',
    failCgroupV1: false,
    failSwapOn: false,
    podLogsDir: `${folder}/logs/pods`,
    containerRuntimeEndpoint: `unix://${folder}/containerd.sock`,
    volumePluginDir: `${folder}/kubelet/volume-plugins`,
    systemReserved: { cpu: '2320m', memory: String(11 * GIBIBYTE) },
    registerWithTaints: [{ key: 'dedicated', value: 'database', effect: 'NoSchedule' }],
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
  });
});

test.each([
  [2, 24, { cpu: '320m', memory: String(19 * GIBIBYTE) }],
  [1, 24, { memory: String(19 * GIBIBYTE) }],
  [2, 4, { cpu: '320m' }],
  [1, 4, {}],
])(
  'of %s cores and %s GiB the machine keeps back what the node of the output has not',
  (cores, gibibytes, reserved) => {
    write(cores, gibibytes * GIBIBYTE);
    expect(parse(text('kubelet.yaml')).systemReserved).toEqual(reserved);
  },
);

test('every image comes from the registry on this machine', () => {
  write(2, 24 * GIBIBYTE);
  expect(text('certs.d/_default/hosts.toml')).toBe(
    'server = "http://10.0.0.1:5000"\n[host."http://10.0.0.1:5000"]\n  capabilities = ["pull", "resolve"]\n',
  );
  expect(text('containerd.toml')).toContain(`config_path = "${folder}/certs.d"`);
});

test('pods have addresses of the node’s range, and nothing is translated', () => {
  write(2, 24 * GIBIBYTE);
  expect(JSON.parse(text('cni/10-pods.conflist'))).toEqual({
    cniVersion: '1.0.0',
    name: 'pods',
    plugins: [
      {
        type: 'ptp',
        ipMasq: false,
        ipam: {
          type: 'host-local',
          dataDir: `${folder}/var/ipam`,
          ranges: [[{ subnet: '10.0.17.0/24' }]],
          routes: [{ dst: '0.0.0.0/0' }],
        },
      },
      { type: 'portmap', capabilities: { portMappings: true } },
    ],
  });
});

test('kube-proxy takes what the whole network holds for pods, and leaves the limits of the machine alone', () => {
  write(2, 24 * GIBIBYTE);
  expect(parse(text('kube-proxy.yaml'))).toEqual({
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    clientConnection: { kubeconfig: '/plane/kube-proxy.kubeconfig' },
    mode: 'nftables',
    clusterCIDR: '10.0.0.0/16',
    healthzBindAddress: '127.0.0.1:10256',
    metricsBindAddress: '127.0.0.1:10249',
    conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s' },
  });
});

test('every setting of the kernel has a file that lies over it', () => {
  write(2, 24 * GIBIBYTE);
  const written = Object.keys(KERNEL_SETTINGS).map((name) => [name, readFileSync(settingFile(folder, name), 'utf8')]);
  expect(Object.fromEntries(written)).toEqual(KERNEL_SETTINGS);
  expect(settingFile('/f', 'kernel/keys/root_maxkeys')).toBe('/f/sysctl/kernel.keys.root_maxkeys');
});

test('after a reboot containers and volumes are there, and sockets and the state of processes are gone', () => {
  const stale = ['state', 'ready', 'containerd.sock', 'containerd.sock.ttrpc'];
  for (const name of ['containerd', 'kubelet', 'state']) mkdirSync(join(folder, name));
  for (const name of ['containerd/image', 'kubelet/volume', 'state/task', ...stale.slice(1)]) {
    writeFileSync(join(folder, name), '');
  }
  write(2, 24 * GIBIBYTE);
  expect(stale.filter((name) => existsSync(join(folder, name)))).toEqual([]);
  expect(['containerd/image', 'kubelet/volume'].filter((name) => !existsSync(join(folder, name)))).toEqual([]);
});
