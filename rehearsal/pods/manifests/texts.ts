/** A text somewhere inside of an object. */
export interface PlacedText {
  /** `spec.containers[0].image` */
  readonly path: string;
  readonly text: string;
}

const step = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** Every text of a value that JSON can hold, with its place. */
export function texts(value: unknown, path = ''): readonly PlacedText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => texts(item, `${path}[${index}]`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, step(path, key)));
}

/** The value with every text replaced by what the function makes of it; all else stays. */
export function withTexts<Value>(value: Value, replace: (text: string, path: string) => string, path = ''): Value {
  const replaced = (inner: unknown, at: string): unknown => {
    if (typeof inner === 'string') return replace(inner, at);
    if (Array.isArray(inner)) return inner.map((item, index) => replaced(item, `${at}[${index}]`));
    if (inner === null || typeof inner !== 'object') return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, replaced(item, step(at, key))]));
  };
  return replaced(value, path) as Value;
}
