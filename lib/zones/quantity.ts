const MEMORY_UNITS: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** Kubernetes memory and storage quantities that {@link bytes} reads, e.g. `512Mi`. */
export const MEMORY_PATTERN = /^([1-9]\d*)([kMGT]|[KMGT]i)?$/;

/** Kubernetes CPU quantities that {@link millicores} reads, e.g. `250m`, `2`, `1.5`. */
export const CPU_PATTERN = /^(?:([1-9]\d*)m|((?:[1-9]\d*)(?:\.\d{1,3})?|0\.(?!0+$)\d{1,3}))$/;

/**
 * Bytes of a Kubernetes memory or storage quantity.
 *
 * @throws when the quantity does not match {@link MEMORY_PATTERN}
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function bytes(quantity: string): number {
  const [, digits, unit = ''] = MEMORY_PATTERN.exec(quantity) ?? [];
  if (digits === undefined) throw new Error(`'${quantity}' is no memory quantity such as 512Mi or 16Gi`);
  return Number(digits) * (MEMORY_UNITS[unit] ?? Number.NaN);
}

/**
 * Thousandths of a CPU of a Kubernetes CPU quantity.
 *
 * @throws when the quantity does not match {@link CPU_PATTERN}
 */
export function millicores(quantity: string): number {
  const match = CPU_PATTERN.exec(quantity);
  if (!match) throw new Error(`'${quantity}' is no CPU quantity such as 250m or 2`);
  return match[1] !== undefined ? Number(match[1]) : Math.round(Number(match[2]) * 1000);
}
