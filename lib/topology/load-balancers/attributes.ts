/** Pairs of an annotation such as `deregistration_delay.timeout_seconds=30,stickiness.enabled=true`. */
export function attributes(text: string | undefined): ReadonlyMap<string, string> {
  return new Map(
    (text ?? '')
      .split(',')
      .map((pair) => pair.trim().split('='))
      .flatMap(([key, value]) => (key && value !== undefined ? [[key, value] as const] : [])),
  );
}

/** Entries of an annotation that lists, separated by commas. */
export const listOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** The number that an annotation holds, else `otherwise`. */
export function numberOf(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d+$/.test(text.trim()) ? Number(text) : otherwise;
}

/** The JSON that an annotation holds; `undefined` where it is none. */
export function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
