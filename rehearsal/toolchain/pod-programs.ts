import { join } from 'node:path';
import { kubernetesLinkerFlags, VERSIONS } from './binaries';

/** A build of Go: one module, and the programs that come out of it. */
export interface ProgramBuild {
  /** Folder of the module. */
  readonly module: string;
  /** What of that folder the programs are built from, beside `go.mod` and `go.sum`. */
  readonly sources: readonly string[];
  /** Packages for `go build`. */
  readonly packages: readonly string[];
  /** Their version, without a leading v: a test holds it to `go.mod`. */
  readonly version: string;
  readonly linker: string;
  /** The lowest Go that builds them. */
  readonly go: string;
  /** File of each program. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Versions of what real pods need beside Kubernetes, without a leading v. Why these: `README.md`.
 */
export const POD_VERSIONS = {
  containerd: '2.2.9',
  coreDns: '1.14.7',
  kubeRouter: '2.1.0',
  cloudNativePg: '1.30.0',
  barmanCloudPlugin: '0.15.0',
  certManager: '1.21.2',
  podinfo: '1.8.1-0.20250910200901-e86405a8674e',
  versitygw: '1.8.0',
  registry: '3.0.0',
  /** Of the image that it stands for. */
  pause: '3.10',
} as const;

const STRIPPED = '-s -w';

/** A module of this folder whose programs are packages of modules that it requires. */
const tool = <Files extends Readonly<Record<string, string>>>(
  module: string,
  version: string,
  files: Files,
  packages: readonly string[],
) => ({
  module: join(__dirname, 'modules', module),
  sources: [],
  packages,
  version,
  linker: STRIPPED,
  go: VERSIONS.go,
  files,
});

/** A module of this folder with a program of its own. */
const main = <Name extends string>(module: Name, version: string, packages: string) => ({
  ...tool(module, version, { [module]: module } as Record<Name, Name>, [packages]),
  sources: ['.'],
});

const CONTAINERD = 'github.com/containerd/containerd/v2/cmd';

/** Every build of programs for real pods. */
export const PROGRAM_BUILDS = {
  'kubernetes-node': {
    module: join(__dirname, '..', 'control-plane'),
    sources: ['node'],
    packages: ['./node/...'],
    version: VERSIONS.kubernetes,
    linker: kubernetesLinkerFlags(),
    go: VERSIONS.go,
    files: { kubelet: 'kubelet', 'kube-proxy': 'kube-proxy' },
  },
  containerd: tool(
    'containerd',
    POD_VERSIONS.containerd,
    { containerd: 'containerd', 'containerd-shim-runc-v2': 'containerd-shim-runc-v2', ctr: 'ctr' },
    [`${CONTAINERD}/containerd`, `${CONTAINERD}/containerd-shim-runc-v2`, `${CONTAINERD}/ctr`],
  ),
  coredns: main('coredns', POD_VERSIONS.coreDns, './cmd/coredns'),
  'kube-router': tool('kube-router', POD_VERSIONS.kubeRouter, { 'kube-router': 'kube-router' }, [
    'github.com/cloudnativelabs/kube-router/v2/cmd/kube-router',
  ]),
  'cloudnative-pg': {
    ...tool('cloudnative-pg', POD_VERSIONS.cloudNativePg, { 'cloudnative-pg': 'manager' }, [
      'github.com/cloudnative-pg/cloudnative-pg/cmd/manager',
    ]),
    go: '1.26.4',
  },
  'plugin-barman-cloud': {
    ...tool('plugin-barman-cloud', POD_VERSIONS.barmanCloudPlugin, { 'plugin-barman-cloud': 'manager' }, [
      'github.com/cloudnative-pg/plugin-barman-cloud/cmd/manager',
    ]),
    go: '1.26.4',
  },
  'cert-manager': main('cert-manager', POD_VERSIONS.certManager, './cmd/cert-manager'),
  podinfo: tool('podinfo', POD_VERSIONS.podinfo, { podinfo: 'podinfo' }, [
    'github.com/stefanprodan/podinfo/cmd/podinfo',
  ]),
  versitygw: tool('versitygw', POD_VERSIONS.versitygw, { versitygw: 'versitygw' }, [
    'github.com/versity/versitygw/cmd/versitygw',
  ]),
  registry: main('registry', POD_VERSIONS.registry, './cmd/registry'),
  pause: main('pause', POD_VERSIONS.pause, '.'),
} as const satisfies Record<string, ProgramBuild>;

/** Name of a build. */
export type BuildName = keyof typeof PROGRAM_BUILDS;

/** A program for real pods. The managers of CloudNativePG and of its plugin have the names of these. */
export type PodProgram = { [name in BuildName]: keyof (typeof PROGRAM_BUILDS)[name]['files'] & string }[BuildName];
