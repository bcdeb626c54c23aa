import { type Known, unknown } from '../model/known';

/** Factors of a Kubernetes quantity's suffix. @see Kubernetes apimachinery v0.36, api/resource, Quantity */
const FACTORS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const QUANTITY = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)([numkMGTPE]|[KMGTPE]i)?$/;

function amount(text: string): Known<number> {
  const [, number, suffix = ''] = QUANTITY.exec(text.trim()) ?? [];
  const factor = FACTORS[suffix];
  if (number === undefined || factor === undefined) return unknown(`'${text}' is no quantity such as 250m or 512Mi`);
  return Number(number) * factor;
}

/** Bytes of a quantity of memory or storage, rounded up. */
export function quantityBytes(text: string): Known<number> {
  const bytes = amount(text);
  return typeof bytes === 'number' ? Math.ceil(bytes) : bytes;
}

/** Thousandths of a CPU of a quantity, rounded up. */
export function quantityMillicores(text: string): Known<number> {
  const cores = amount(text);
  // a tenth of a core is no binary fraction: what is a hair above 100m is 100m
  return typeof cores === 'number' ? Math.ceil(Number((cores * 1000).toFixed(6))) : cores;
}
