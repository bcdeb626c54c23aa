import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { requireGo } from './go';
import { goBuild } from './go-build';

const MODULE = join(__dirname, '..', 'control-plane');

/** The programs of the control plane. */
export const PROGRAMS = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kwok'] as const;

/** The client that a person and the handlers of the CDK use; in a module of its own, because it needs other modules. */
export const CLIENT = 'kubectl';

interface Versions {
  readonly kubernetes: string;
  readonly etcd: string;
  readonly kwok: string;
  /** Of the parser of CockroachDB: 0.25.2 is that of CockroachDB 25.2. */
  readonly cockroachdbParser: string;
  readonly descheduler: string;
  /** The lowest Go that builds them. */
  readonly go: string;
}

/** The versions that are built, without a leading v. */
export const VERSIONS = JSON.parse(readFileSync(join(MODULE, 'versions.json'), 'utf8')) as Versions;

/** Version strings of Kubernetes for the linker: from a module, its programs would call themselves v0.0.0-master. */
export function kubernetesLinkerFlags(): string {
  const { kubernetes } = VERSIONS;
  const [major, minor] = kubernetes.split('.');
  const values = {
    gitVersion: `v${kubernetes}`,
    gitMajor: major,
    gitMinor: minor,
    gitCommit: 'go-module',
    gitTreeState: 'clean',
  };
  const packages = ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'];
  const flags = packages.flatMap((name) => Object.entries(values).map(([key, value]) => `-X ${name}.${key}=${value}`));
  return ['-s -w', ...flags, '-X go.etcd.io/etcd/api/v3/version.GitSHA=go-module'].join(' ');
}

/** Where programs are kept, outside of the work tree. */
export const cacheFolder = (): string => join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'trizone');

/** Folder of the programs of these versions. */
function folderOfPrograms(): string {
  const { kubernetes, etcd, kwok } = VERSIONS;
  return join(cacheFolder(), 'control-plane', `${kubernetes}-${etcd}-${kwok}`, 'bin');
}

/**
 * Builds into a folder beside the wanted one, and puts it there when it is complete.
 *
 * @param go the lowest Go that builds it
 * @throws MissingTool without such a Go
 */
export async function buildInto(
  folder: string,
  build: (incoming: string) => Promise<void>,
  go: string = VERSIONS.go,
): Promise<void> {
  requireGo(go);
  const incoming = `${folder}.${process.pid}`;
  mkdirSync(incoming, { recursive: true });
  try {
    await build(incoming);
    rmSync(folder, { recursive: true, force: true });
    renameSync(incoming, folder);
  } finally {
    rmSync(incoming, { recursive: true, force: true });
  }
}

/**
 * The path of `kubectl`, built at the first call beside the programs of the control plane.
 *
 * @throws MissingTool without a Go that can build it
 */
export async function client(): Promise<string> {
  const path = join(folderOfPrograms(), '..', 'client', CLIENT);
  if (existsSync(path)) return path;
  await buildInto(dirname(path), (incoming) =>
    goBuild(join(MODULE, 'kubectl'), incoming, '.', kubernetesLinkerFlags()),
  );
  return path;
}

/**
 * The path of the descheduler, built at the first call beside the programs of the control plane.
 *
 * @throws MissingTool without a Go that can build it
 */
export async function descheduler(): Promise<string> {
  const folder = join(folderOfPrograms(), '..', `descheduler-${VERSIONS.descheduler}`);
  const path = join(folder, 'descheduler');
  if (!existsSync(path)) {
    await buildInto(folder, (incoming) =>
      goBuild(join(MODULE, 'descheduler'), incoming, 'sigs.k8s.io/descheduler/cmd/descheduler', '-s -w'),
    );
  }
  return path;
}

/**
 * The folder with the programs, built from Go modules at the first call with these versions and kept outside of the work
 * tree.
 *
 * @throws MissingTool without a Go that can build them
 */
export async function binaries(): Promise<string> {
  const folder = folderOfPrograms();
  if (PROGRAMS.every((program) => existsSync(join(folder, program)))) return folder;
  await buildInto(folder, async (incoming) => {
    await goBuild(MODULE, incoming, './cmd/...', kubernetesLinkerFlags());
    await goBuild(join(MODULE, 'kwok'), incoming, 'sigs.k8s.io/kwok/cmd/kwok', '-s -w');
  });
  return folder;
}
