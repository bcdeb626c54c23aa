import { isJsonObject, type Json, objectAt } from '../files/json';
import type { Value } from '../model/resource';
import { isTold } from './placeholder';
import type { Stack } from './stack';

/** Whether a condition of a stack holds, by its name or as it is written; `undefined` where the deploy alone knows. */
export type Condition = (stack: Stack, condition: Json | undefined) => boolean | undefined;

/** Conditions that refer to each other deeper than this go round in a circle. */
const DEEPEST = 50;

type Read = (stack: Stack, json: Json) => Value | undefined;

const list = (json: Json | undefined): readonly Json[] => (Array.isArray(json) ? (json as readonly Json[]) : []);

/** Reads conditions. @see AWS CloudFormation, condition functions */
export function conditionReader(read: Read): Condition {
  function all(stack: Stack, parts: readonly Json[], ends: boolean, depth: number): boolean | undefined {
    const judged = parts.map((part) => holds(stack, part, depth + 1));
    if (judged.includes(ends)) return ends;
    return judged.includes(undefined) ? undefined : !ends;
  }

  function equals(stack: Stack, [left = null, right = null]: readonly Json[]): boolean | undefined {
    const [one, other] = [read(stack, left), read(stack, right)];
    return isTold(one) && isTold(other) ? String(one) === String(other) : undefined;
  }

  function named(stack: Stack, name: string, depth: number): boolean | undefined {
    const conditions = objectAt(stack.template, 'Conditions');
    return Object.hasOwn(conditions, name) ? holds(stack, conditions[name], depth + 1) : undefined;
  }

  function not(stack: Stack, [negated]: readonly Json[], depth: number): boolean | undefined {
    const inner = holds(stack, negated, depth + 1);
    return inner === undefined ? undefined : !inner;
  }

  function holds(stack: Stack, condition: Json | undefined, depth: number): boolean | undefined {
    if (depth > DEEPEST) return undefined;
    if (typeof condition === 'string') return named(stack, condition, depth);
    const [[name, argument] = []] = isJsonObject(condition) ? Object.entries(condition) : [];
    switch (name) {
      case 'Condition':
        return typeof argument === 'string' ? named(stack, argument, depth) : undefined;
      case 'Fn::Equals':
        return equals(stack, list(argument));
      case 'Fn::And':
        return all(stack, list(argument), false, depth);
      case 'Fn::Or':
        return all(stack, list(argument), true, depth);
      case 'Fn::Not':
        return not(stack, list(argument), depth);
      default:
        return undefined;
    }
  }

  return (stack, condition) => holds(stack, condition, 0);
}
