import type { Json } from '../files/json';
import type { Value } from '../model/resource';
import type { Condition } from './condition-reader';
import type { Deployment } from './deployment';
import type { Stack } from './stack';

/** Turns what stands in templates into values. */
export interface Tokens {
  readonly deployment: Deployment;
  /** The value of what stands in a stack's template; `undefined` for `AWS::NoValue`. */
  readonly read: (stack: Stack, json: Json | undefined) => Value | undefined;
  readonly output: (stack: Stack, name: string) => Value;
  readonly condition: Condition;
}
