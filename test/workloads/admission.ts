// Evaluates the CEL expressions of our admission policies: enough of the language for them, by way of JavaScript. As in
// CEL, a field that is not there is an error, and an error denies (failurePolicy Fail).

type Fields = Record<string, unknown>;

/** What an expression sees. */
export interface Admission {
  readonly object: Fields;
  readonly oldObject?: Fields;
  readonly request: Fields;
  readonly params: Fields;
}

/** The value with nothing inherited, and with an error instead of `undefined`. */
function strict(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const fields: Fields = Object.create(null);
  for (const [name, field] of Object.entries(value)) fields[name] = strict(field);
  return new Proxy(fields, {
    get(target, name) {
      if (typeof name === 'symbol' || name === 'toJSON') return undefined;
      if (!(name in target)) throw new Error(`no such key: ${name}`);
      return target[name];
    },
  });
}

const sameText = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** Whether the expression holds; an error is a no. */
export function holds(expression: string, { object, oldObject = {}, request, params }: Admission): boolean {
  const script = expression
    // a list has its elements in CEL, and its indices in JavaScript
    .replace(/('[^']+') in (object\.spec\.usages)/g, '$2.includes($1)')
    .replace(/has\(([\w.]+)\.(\w+)\)/g, "('$2' in $1)")
    .replace(/([\w.]+) == (oldObject[\w.]*)/g, 'same($1, $2)');
  const names = ['object', 'oldObject', 'request', 'params', 'same'];
  const evaluate = new Function(...names, `return ${script};`);
  try {
    return evaluate(...[object, oldObject, request, params].map(strict), sameText) === true;
  } catch (error) {
    if (error instanceof SyntaxError) throw error;
    return false;
  }
}
