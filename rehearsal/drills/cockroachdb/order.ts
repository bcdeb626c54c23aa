import type { Outcome } from '../../outcome';

/** What the program around the drill wants to have played. */
export interface Order {
  /** For everything that is written; removed in the end. */
  readonly folder: string;
  /** For what the members say. */
  readonly logs: string;
  /** File that tells what was seen. */
  readonly seen: string;
  /** Folder of the scenario. */
  readonly output: string;
  /** Scenes to play after the start; none plays all. */
  readonly scenes: readonly string[];
  /** The program. */
  readonly cockroach: string;
}

/** What was seen. */
export interface Seen {
  readonly outcomes: readonly Outcome[];
  /** Of the last minutes. */
  readonly machine: { readonly cores: number; readonly loadAverage: number };
}
