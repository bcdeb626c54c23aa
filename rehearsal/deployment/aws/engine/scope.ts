import type { Account } from '../account';
import { behaviourOf } from '../resources/registry';
import { schemaOf } from '../resources/schema';
import type { Stack } from '../stack';
import { evaluate, NO_VALUE, type Scope } from '../template/intrinsics';
import { type Template, TemplateError } from '../template/template';
import type { Thing } from '../thing';

const SSM_VALUE = /^AWS::SSM::Parameter::Value/;

/** The parameters of a template with their values. @throws TemplateError when one has none */
export function parametersOf(
  account: Account,
  template: Template,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const entries = Object.entries(template.Parameters ?? {}).map(([name, { Type, Default }]) => {
    const value = given[name] ?? Default;
    if (value === undefined) throw new TemplateError(`Parameters: [${name}] must have values`);
    if (Type === 'CommaDelimitedList') return [name, String(value) === '' ? [] : String(value).split(',')];
    if (!SSM_VALUE.test(Type)) return [name, String(value)];
    const parameter = account.find('AWS::SSM::Parameter', value);
    if (!parameter) throw new TemplateError(`Parameters: [ssm:${value}] cannot be found.`);
    return [name, String(parameter.properties.Value)];
  });
  return Object.fromEntries(entries);
}

function answered({ id }: Thing, answer: Readonly<Record<string, unknown>>, attribute: string): unknown {
  if (attribute in answer) return answer[attribute];
  throw new TemplateError(
    `CustomResource attribute error: Vendor response doesn't contain ${attribute} key in object ${id}`,
  );
}

function attributeOf(thing: Thing, attribute: string): unknown {
  const own = behaviourOf(thing.type).attribute?.(thing, attribute);
  if (own !== undefined) return own;
  if (thing.answer) return answered(thing, thing.answer, attribute);
  const schema = schemaOf(thing.type);
  if (thing.type.startsWith('Custom::')) return `${thing.id}.${attribute}`;
  if (!schema?.attributes.has(attribute) && !schema?.properties.has(attribute)) {
    throw new TemplateError(`Template error: resource ${thing.id} of ${thing.type} has no attribute ${attribute}`);
  }
  if (attribute === 'Arn' || attribute.endsWith('.Arn')) return thing.arn;
  if (schema.properties.has(attribute)) return thing.properties[attribute] ?? thing.id;
  if (schema.identifier.includes(attribute) || /^[A-Z][A-Za-z]*Id$/.test(attribute)) return thing.id;
  return `${thing.id}.${attribute}`;
}

/** What the functions of a stack's template find: its resources, its parameters, other stacks. */
export function scopeOf(
  account: Account,
  stack: Stack,
  template: Template,
  parameters: Readonly<Record<string, unknown>>,
): Scope {
  const pseudo: Readonly<Record<string, unknown>> = {
    'AWS::AccountId': account.id,
    'AWS::Region': account.region,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::StackId': stack.id,
    'AWS::NoValue': NO_VALUE,
    'AWS::NotificationARNs': [],
  };
  const thing = (logicalId: string): Thing => {
    const resource = stack.resources.get(logicalId);
    const found = resource?.physicalId && account.find(resource.type, resource.physicalId);
    if (!found) throw new TemplateError(`Template error: resource ${logicalId} is not there`);
    return found;
  };
  const scope: Scope = {
    ref: (name) => {
      if (name in pseudo) return pseudo[name];
      if (name in parameters) return parameters[name];
      const found = thing(name);
      return behaviourOf(found.type).refIsArn ? found.arn : found.id;
    },
    attribute: (logicalId, attribute) => attributeOf(thing(logicalId), attribute),
    condition: (name) => {
      const condition = template.Conditions?.[name];
      if (condition === undefined) throw new TemplateError(`Template error: unresolved condition ${name}`);
      return evaluate(condition, scope) === true;
    },
    stackOutput: (name, output) => {
      const value = account.stacks.get(name)?.outputs[output];
      if (value === undefined) throw new TemplateError(`Template error: stack ${name} has no output ${output}`);
      return value;
    },
  };
  return scope;
}

/** Logical ids of the resources that the conditions let in. */
export function includedIn(template: Template, scope: Scope): ReadonlySet<string> {
  const included = Object.entries(template.Resources).filter(
    ([, { Condition }]) => Condition === undefined || scope.condition(Condition),
  );
  return new Set(included.map(([id]) => id));
}
