/** The value of an option that has a few. @throws with those that it has */
export function oneOf<Value extends string>(option: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((each) => each === value);
  if (!found) throw new Error(`'--${option}' must be one of ${allowed.join(', ')}, got '${value}'`);
  return found;
}
