import { isJsonObject, type Json, type JsonObject, objectAt } from '../files/json';
import { unknown } from '../model/known';
import type { Value } from '../model/resource';
import { conditionReader } from './condition-reader';
import type { Deployment } from './deployment';
import { FUNCTIONS } from './functions';
import { refTo } from './references';
import type { Stack } from './stack';
import type { Tokens } from './tokens';

/** Steps from one token to the next, nested ones included, after which they must be going round in a circle. */
const MOST_STEPS = 250;

const functionOf = (json: JsonObject): string | undefined => {
  const [key, ...others] = Object.keys(json);
  return others.length === 0 && key !== undefined && (key === 'Ref' || key.startsWith('Fn::')) ? key : undefined;
};

/** Turns what stands in templates into values. Each output of a stack is worked out once. */
export function tokenReader(deployment: Deployment): Tokens {
  const outputs = new Map<string, Value>();
  let steps = 0;

  function object(stack: Stack, json: JsonObject): Value | undefined {
    const name = functionOf(json);
    if (name === undefined) {
      const entries = Object.entries(json).map(([key, value]) => [key, read(stack, value)] as const);
      return Object.fromEntries(entries.filter((entry): entry is [string, Value] => entry[1] !== undefined));
    }
    const argument = json[name] as Json;
    if (name === 'Ref') return refTo(self, stack, argument);
    const evaluate = FUNCTIONS.get(name);
    return evaluate ? evaluate(self, stack, argument) : unknown(`${name} is known at the deploy only`);
  }

  function read(stack: Stack, json: Json | undefined): Value | undefined {
    if (json === undefined) return undefined;
    if (typeof json !== 'object' || json === null) return json;
    if (steps > MOST_STEPS) return unknown('its tokens refer to each other in a circle');
    steps++;
    try {
      if (isJsonObject(json)) return object(stack, json);
      return (json as readonly Json[]).map((one) => read(stack, one)).filter((one) => one !== undefined);
    } finally {
      steps--;
    }
  }

  function output(stack: Stack, name: string): Value {
    const key = `${stack.id}\n${name}`;
    const known = outputs.get(key);
    if (known !== undefined) return known;
    const body = objectAt(objectAt(stack.template, 'Outputs'), name);
    const value = read(stack, body.Value) ?? unknown(`stack ${stack.name} has no output ${name}`);
    outputs.set(key, value);
    return value;
  }

  const self: Tokens = {
    deployment,
    read,
    output,
    condition: conditionReader((stack, json) => self.read(stack, json)),
  };
  return self;
}
