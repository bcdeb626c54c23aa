import type { Chart } from 'cdk8s';

/** A Secret that a person makes before the stage, because its content must not pass through this project. */
export interface RequiredSecret {
  readonly namespace: string;
  readonly name: string;
  /** Its key. */
  readonly key: string;
  /** What belongs in it. */
  readonly content: string;
}

/** Makes the empty Chart of the file `<name>.k8s.yaml`. */
export type ChartFactory = (name: string) => Chart;

/** One folder of manifests that is applied with one command, and what to wait for before the next. */
export interface Stage {
  /** Folder name; its number gives the order, e.g. `30-network`. */
  readonly directory: string;
  /** What the stage creates, in one line. */
  readonly title: string;
  /** Secrets that must be there first. @default - none */
  readonly secrets?: readonly RequiredSecret[];
  /** Defines the objects, in one Chart for each file. */
  define(chart: ChartFactory): void;
  /** Arguments of the kubectl commands that return when the stage is done, in order. Paths are relative to the tree. */
  readonly wait: readonly string[];
  /** What a person does next, outside of the cluster, and the commands that tell what is needed for it. @default - nothing */
  readonly next?: { readonly text: string; readonly commands: readonly string[] };
}
