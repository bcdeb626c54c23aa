/** The controllers of one version of cgroups that have a hierarchy on this machine. */
export interface Cgroups {
  readonly version: 1 | 2;
  readonly controllers: readonly string[];
}

/** A folder, and what its disk has left. */
export interface Folder {
  readonly path: string;
  /** Folders with the same one share a disk. */
  readonly disk: number;
  readonly freeBytes: number;
}

/** What became of trying a feature of the kernel. */
export type Tried =
  | { readonly works: true }
  | { readonly works: false; readonly because: string }
  /** What it is tried with is missing. */
  | { readonly works: 'unknown' };

/** What was found on a machine. */
export interface Machine {
  /** As Node calls it: `linux`. */
  readonly platform: string;
  readonly isRoot: boolean;
  readonly cgroups: readonly Cgroups[];
  /** By the name of the feature. */
  readonly kernel: Readonly<Record<string, Tried>>;
  /** Whether the kubelet can read the messages of the kernel. */
  readonly hasKernelMessages: boolean;
  /** Programs that are needed and are not on the PATH. */
  readonly missingPrograms: readonly string[];
  /** Plugins of the network that are needed and are not in their folder. */
  readonly missingPlugins: readonly string[];
  /** Version of Go, as `1.26.0`. */
  readonly go?: string;
  readonly cache: Folder;
  readonly temporary: Folder;
  readonly freeMemoryBytes: number;
}
