declare module 'jmespath' {
  /** The part of a value that an expression finds, or null. */
  export function search(value: unknown, expression: string): unknown;
}
