import { TemplateError } from './template';

/** What a function of a template may ask for. */
export interface Scope {
  /** Value of `Ref`: of a resource, a parameter or a pseudo parameter. */
  ref(name: string): unknown;
  attribute(logicalId: string, attribute: string): unknown;
  condition(name: string): boolean;
  stackOutput(stack: string, output: string): unknown;
}

/** What `AWS::NoValue` gives: the property is not there. */
export const NO_VALUE = Symbol('AWS::NoValue');

type Evaluate = (value: unknown) => unknown;

const list = (value: unknown): readonly unknown[] => {
  if (!Array.isArray(value))
    throw new TemplateError(`Template error: a list was expected, got ${JSON.stringify(value)}`);
  return value;
};

function substitute(value: unknown, scope: Scope, evaluate: Evaluate): string {
  const [text, variables] = Array.isArray(value) ? value : [value, {}];
  return String(text).replace(/\$\{([^}]+)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (name in variables) return String(evaluate(variables[name]));
    const [id = '', ...attribute] = name.split('.');
    return String(attribute.length > 0 ? scope.attribute(id, attribute.join('.')) : scope.ref(name));
  });
}

type Intrinsic = (argument: unknown, scope: Scope, evaluate: Evaluate) => unknown;

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => scope.ref(String(argument)),
  Condition: (argument, scope) => scope.condition(String(argument)),
  'Fn::GetAtt': (argument, scope) => {
    const [id, ...attribute] = Array.isArray(argument) ? argument : String(argument).split('.');
    return scope.attribute(String(id), attribute.join('.'));
  },
  'Fn::Sub': substitute,
  'Fn::Join': (argument, _, evaluate) => {
    const [separator, parts] = list(argument);
    return list(evaluate(parts)).map(String).join(String(separator));
  },
  'Fn::Split': (argument, _, evaluate) => {
    const [separator, text] = list(argument);
    return String(evaluate(text)).split(String(separator));
  },
  'Fn::Select': (argument, _, evaluate) => {
    const [index, values] = list(argument);
    const found = list(evaluate(values))[Number(evaluate(index))];
    if (found === undefined) throw new TemplateError('Template error: Fn::Select cannot select nonexistent value');
    return found;
  },
  'Fn::Base64': (argument, _, evaluate) => Buffer.from(String(evaluate(argument))).toString('base64'),
  'Fn::If': (argument, scope, evaluate) => {
    const [name, then, otherwise] = list(argument);
    return evaluate(scope.condition(String(name)) ? then : otherwise);
  },
  'Fn::Equals': (argument, _, evaluate) => {
    const [left, right] = list(argument);
    return evaluate(left) === evaluate(right);
  },
  'Fn::Not': (argument, _, evaluate) => !evaluate(list(argument)[0]),
  'Fn::And': (argument, _, evaluate) => list(argument).every((item) => evaluate(item) === true),
  'Fn::Or': (argument, _, evaluate) => list(argument).some((item) => evaluate(item) === true),
  'Fn::Contains': (argument, _, evaluate) => {
    const [values, value] = list(argument);
    return list(values).includes(evaluate(value));
  },
  'Fn::GetStackOutput': (argument, scope, evaluate) => {
    const { StackName, OutputName } = argument as Record<string, unknown>;
    return scope.stackOutput(String(evaluate(StackName)), String(evaluate(OutputName)));
  },
};

/**
 * The value of an expression of a template.
 *
 * @throws TemplateError on a function that the fake does not know, and on what the scope does not have
 */
export function evaluate(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, scope)).filter((item) => item !== NO_VALUE);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? ['', undefined];
  if (entries.length === 1 && (name.startsWith('Fn::') || name === 'Ref' || name === 'Condition')) {
    const intrinsic = INTRINSICS[name];
    // Condition is a property of policies, too
    if (name === 'Condition' && typeof argument !== 'string') return { Condition: evaluate(argument, scope) };
    if (!intrinsic) throw new TemplateError(`Template error: the fake does not know ${name}`);
    return intrinsic(argument, scope, (inner) => evaluate(inner, scope));
  }
  const evaluated = entries.map(([key, inner]) => [key, evaluate(inner, scope)] as const);
  return Object.fromEntries(evaluated.filter(([, inner]) => inner !== NO_VALUE));
}
