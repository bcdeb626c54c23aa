import { isJsonObject, type Json, objectAt } from '../files/json';
import { isUnknown, unknown } from '../model/known';
import type { Value } from '../model/resource';
import { isTold, joined } from './placeholder';
import { attributeOf } from './references';
import type { Stack } from './stack';
import type { Tokens } from './tokens';

/** What a function of CloudFormation stands for; `undefined` where that is nothing at all. */
type TokenFunction = (tokens: Tokens, stack: Stack, argument: Json) => Value | undefined;

const list = (json: Json): readonly Json[] => (Array.isArray(json) ? (json as readonly Json[]) : []);

const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

const malformed = (name: string): Value => unknown(`${name} is not written as it must be`);

/** Within a text, what only the deploy knows keeps the name by which the template calls it. */
function piece(tokens: Tokens, stack: Stack, json: Json): readonly Value[] {
  const value = tokens.read(stack, json);
  if (value === undefined) return [];
  if (isList(value)) return value;
  const name = isJsonObject(json) ? json.Ref : undefined;
  return typeof value === 'object' && value !== null && isUnknown(value) && typeof name === 'string'
    ? [`\${${name}}`]
    : [value];
}

const getAtt: TokenFunction = (tokens, stack, argument) => {
  const [logicalId, ...rest] = typeof argument === 'string' ? argument.split('.') : list(argument);
  const attribute = rest.join('.');
  if (typeof logicalId !== 'string' || attribute === '') return malformed('Fn::GetAtt');
  return attributeOf(tokens, stack, logicalId, attribute);
};

const join: TokenFunction = (tokens, stack, argument) => {
  const [delimiter, parts] = list(argument);
  if (typeof delimiter !== 'string' || parts === undefined) return malformed('Fn::Join');
  if (Array.isArray(parts))
    return joined(
      list(parts).flatMap((part) => piece(tokens, stack, part)),
      delimiter,
    );
  const read = tokens.read(stack, parts);
  return isList(read) ? joined(read, delimiter) : (read ?? malformed('Fn::Join'));
};

const sub: TokenFunction = (tokens, stack, argument) => {
  const [template, own] = typeof argument === 'string' ? [argument, null] : list(argument);
  if (typeof template !== 'string') return malformed('Fn::Sub');
  const variables = isJsonObject(own) ? own : {};
  const pieces = template.split(/(\$\{[^}]*\})/).flatMap((part): readonly Value[] => {
    const name = /^\$\{([^}]*)\}$/.exec(part)?.[1]?.trim();
    if (name === undefined) return [part];
    if (name.startsWith('!')) return [`\${${name.slice(1)}}`];
    if (Object.hasOwn(variables, name)) return piece(tokens, stack, variables[name] ?? null);
    return piece(tokens, stack, name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name });
  });
  return joined(pieces, '');
};

const select: TokenFunction = (tokens, stack, argument) => {
  const [position, from] = list(argument);
  const index = Number(tokens.read(stack, position));
  if (!Number.isInteger(index) || from === undefined) return malformed('Fn::Select');
  // which zone that is, the account decides: but it is another one for each number
  if (isJsonObject(from) && 'Fn::GetAZs' in from) return `az#${index}`;
  const read = tokens.read(stack, from);
  if (!isList(read)) return unknown(`Fn::Select ${index} of a list that the deploy knows`);
  return read[index] ?? unknown(`Fn::Select ${index} of ${read.length}`);
};

const split: TokenFunction = (tokens, stack, argument) => {
  const [delimiter, text] = list(argument);
  const read = tokens.read(stack, text);
  if (typeof delimiter !== 'string' || delimiter === '') return malformed('Fn::Split');
  return isTold(read) ? String(read).split(delimiter) : unknown('Fn::Split of a text that the deploy knows');
};

const choose: TokenFunction = (tokens, stack, argument) => {
  const [condition, yes = null, no = null] = list(argument);
  const holds = tokens.condition(stack, condition);
  if (holds !== undefined) return tokens.read(stack, holds ? yes : no);
  const [one, other] = [tokens.read(stack, yes), tokens.read(stack, no)];
  // either way is the same
  if (JSON.stringify(one) === JSON.stringify(other)) return one;
  return unknown(`Fn::If ${JSON.stringify(condition)} is decided at the deploy`);
};

const findInMap: TokenFunction = (tokens, stack, argument) => {
  const [map, first, second] = list(argument).map((one) => tokens.read(stack, one));
  if (!isTold(map) || !isTold(first) || !isTold(second)) return unknown('Fn::FindInMap by a key that the deploy knows');
  const found = objectAt(objectAt(objectAt(stack.template, 'Mappings'), String(map)), String(first));
  const value = Object.hasOwn(found, String(second)) ? found[String(second)] : undefined;
  return value ?? unknown(`Fn::FindInMap finds no ${map}.${first}.${second}`);
};

const importValue: TokenFunction = (tokens, stack, argument) => {
  const name = tokens.read(stack, argument);
  const found = isTold(name) ? tokens.deployment.exports.get(String(name)) : undefined;
  return found ? tokens.output(found.stack, found.output) : unknown('Fn::ImportValue of a stack that was not read');
};

const getStackOutput: TokenFunction = (tokens, stack, argument) => {
  const name = isJsonObject(argument) ? tokens.read(stack, argument.StackName) : undefined;
  const output = isJsonObject(argument) ? tokens.read(stack, argument.OutputName) : undefined;
  if (!isTold(name) || !isTold(output)) return malformed('Fn::GetStackOutput');
  const found = tokens.deployment.byName.get(String(name));
  return found ? tokens.output(found, String(output)) : unknown(`stack ${name} was not read`);
};

/** Functions that can be worked out before the deploy. @see AWS CloudFormation, intrinsic function reference */
export const FUNCTIONS: ReadonlyMap<string, TokenFunction> = new Map([
  ['Fn::GetAtt', getAtt],
  ['Fn::Join', join],
  ['Fn::Sub', sub],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::If', choose],
  ['Fn::FindInMap', findInMap],
  ['Fn::ImportValue', importValue],
  ['Fn::GetStackOutput', getStackOutput],
  // the text is what matters, not how it is sent
  ['Fn::Base64', (tokens: Tokens, stack: Stack, argument: Json) => tokens.read(stack, argument)],
  ['Fn::GetAZs', () => unknown('the zones of the region are known at the deploy only')],
]);
