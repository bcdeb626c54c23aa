import type { App } from 'cdk8s';

/** One folder of manifests that is applied with one command, and what to wait for before the next. */
export interface Stage {
  /** Folder name; its number gives the order, e.g. `30-network`. */
  readonly directory: string;
  /** What the stage creates, in one line. */
  readonly title: string;
  /** Adds one Chart, which becomes one file, or several. */
  define(app: App): void;
  /** Arguments of the kubectl commands that return when the stage is done, in order. Paths are relative to the tree. */
  readonly wait: readonly string[];
}
