import type { Layout } from './machine/layout';
import type { NodePrograms } from './machine/node-programs';

/** What the program that a person starts hands to the one inside of the namespaces of the run. */
export interface Order {
  /** For everything that is written; removed in the end. */
  readonly folder: string;
  /** File that tells what was seen. */
  readonly seen: string;
  /** Folder for the logs of every program; inside of the folder of the run unless a person wants them. */
  readonly logs: string;
  /** Folder of the synthesized scenario. */
  readonly output: string;
  readonly layout: Layout;
  /** Folder with the programs of the control plane. */
  readonly controlPlane: string;
  /** Paths of the programs of nodes, and of what stands around the cluster. */
  readonly programs: NodePrograms & Readonly<Record<'registry' | 'versitygw', string>>;
  /** Folder of the registry's images. */
  readonly images: string;
  /** Control group of the run. */
  readonly group: string;
  /** What is played, by name. */
  readonly plays: readonly string[];
  /** How often each loss of a zone is played. */
  readonly runs: number;
  /** Leave everything running at the end, until Ctrl-C. */
  readonly keep: boolean;
}
