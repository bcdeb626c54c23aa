import { isJsonObject, type Json, objectAt, stringAt } from '../files/json';
import { unknown } from '../model/known';
import type { Value } from '../model/resource';
import type { Stack } from './stack';
import type { Tokens } from './tokens';

/** Attributes that are a property of the resource itself. @see AWS CloudFormation, AWS::EC2::Subnet and AWS::EC2::VPC */
const PROPERTY_ATTRIBUTES: ReadonlySet<string> = new Set(['AvailabilityZone', 'CidrBlock']);

const atDeploy = (name: string): Value => unknown(`${name} is known at the deploy only`);

function pseudoParameter(stack: Stack, name: string): Value | undefined {
  if (name === 'AWS::NoValue') return undefined;
  const known: Readonly<Record<string, string | undefined>> = {
    'AWS::StackName': stack.name,
    'AWS::Region': stack.region,
    'AWS::AccountId': stack.account,
  };
  return known[name] ?? atDeploy(name);
}

function parameter({ deployment, read }: Tokens, stack: Stack, name: string, declared: Json): Value {
  const nesting = deployment.nestings.get(stack.id);
  if (nesting && Object.hasOwn(nesting.parameters, name)) {
    return read(nesting.parent, nesting.parameters[name]) ?? atDeploy(`parameter ${name}`);
  }
  const type = stringAt(declared, 'Type') ?? 'String';
  const standard = isJsonObject(declared) ? declared.Default : undefined;
  // a parameter of Systems Manager holds the name of the value, not the value
  if (standard === undefined || type.startsWith('AWS::SSM::')) return atDeploy(`parameter ${name}`);
  if (typeof standard === 'string' && /^(CommaDelimitedList|List<)/.test(type)) {
    return standard.split(',').map((one) => one.trim());
  }
  return standard;
}

/** What `Ref` stands for: a resource, a parameter, or something of the stack; `undefined` for `AWS::NoValue`. */
export function refTo(tokens: Tokens, stack: Stack, name: Json): Value | undefined {
  if (typeof name !== 'string') return unknown('a Ref must be a text');
  if (name.startsWith('AWS::')) return pseudoParameter(stack, name);
  const parameters = objectAt(stack.template, 'Parameters');
  if (Object.hasOwn(parameters, name)) return parameter(tokens, stack, name, parameters[name] ?? null);
  if (Object.hasOwn(objectAt(stack.template, 'Resources'), name)) return { reference: `${stack.id}/${name}` };
  return unknown(`Ref ${name} names nothing of the template`);
}

/** What `Fn::GetAtt` stands for: an output of a nested stack, a property, or an attribute that the deploy gives. */
export function attributeOf(tokens: Tokens, stack: Stack, logicalId: string, attribute: string): Value {
  const resource = objectAt(objectAt(stack.template, 'Resources'), logicalId);
  if (stringAt(resource, 'Type') === undefined) return unknown(`Fn::GetAtt ${logicalId} names nothing of the template`);
  const child = tokens.deployment.children.get(`${stack.id}/${logicalId}`);
  if (child && attribute.startsWith('Outputs.')) return tokens.output(child, attribute.slice('Outputs.'.length));
  const property = PROPERTY_ATTRIBUTES.has(attribute) ? objectAt(resource, 'Properties')[attribute] : undefined;
  return tokens.read(stack, property) ?? { reference: `${stack.id}/${logicalId}`, attribute };
}
