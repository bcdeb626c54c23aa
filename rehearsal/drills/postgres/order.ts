import type { Outcome } from '../../outcome';
import type { Network } from './machine/network';
import type { DrillRun } from './scenes/play-drill';
import type { Tools } from './tools';
import type { Variant } from './variants';

/** What the program around the drills wants to have played. */
export interface Order {
  /** For everything that is written; removed in the end. */
  readonly folder: string;
  /** For what the servers say. */
  readonly logs: string;
  /** File that tells what was seen. */
  readonly seen: string;
  /** Folder of the scenario. */
  readonly output: string;
  readonly network: Network['kind'];
  /** Drills to play; none plays all. */
  readonly drills: readonly string[];
  readonly runs: number;
  readonly variant: Variant;
  readonly tools: Tools;
  /** User that the servers run as. @default - who runs the drill */
  readonly user?: string;
}

/** What was seen. */
export interface Seen {
  readonly runs: readonly DrillRun[];
  /** What was claimed beside the drills. */
  readonly claims: readonly Outcome[];
  /** Of the last minutes. */
  readonly machine: { readonly cores: number; readonly loadAverage: number };
}
