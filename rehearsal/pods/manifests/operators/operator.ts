import type { KubernetesObject } from '../../../cluster/api';

/** Something in which an operator here is not the one that the output installs, for the report. */
export interface Difference {
  readonly what: string;
  readonly why: string;
}

/** An operator, as it is applied. */
export interface Operator {
  readonly definitions: readonly KubernetesObject[];
  /** All but its definitions and its namespace, which the output makes. */
  readonly objects: readonly KubernetesObject[];
  readonly differences: readonly Difference[];
}

export const isDefinition = ({ kind }: KubernetesObject): boolean => kind === 'CustomResourceDefinition';

/** A difference when the program here has another version than what the output installs. */
export function versionDifference(name: string, here: string, output: string): readonly Difference[] {
  if (here === output) return [];
  return [{ what: `${name} ${here}`, why: `the output installs ${output}, and this is the version of the Go module` }];
}
