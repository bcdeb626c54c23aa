import type { ValidateFunction } from 'ajv';

/**
 * The validator of a kind.
 *
 * @param key - `group/version/Kind`
 * @param schemaOf - reads its schema, if there is one
 */
export function definitionValidator(
  key: string,
  schemaOf: (key: string) => object | undefined,
): ValidateFunction | undefined;
