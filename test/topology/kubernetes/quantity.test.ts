import fc from 'fast-check';
import { quantityBytes, quantityMillicores } from '../../../lib/topology/kubernetes/quantity';

test.each([
  ['250m', 250],
  ['2', 2000],
  ['0.1', 100],
  ['1.5', 1500],
  ['0', 0],
  ['100u', 1],
])('%s of CPU are %d thousandths', (text, expected) => {
  expect(quantityMillicores(text)).toBe(expected);
});

test.each([
  ['128974848', 128_974_848],
  ['129e6', 129_000_000],
  ['129M', 129_000_000],
  ['123Mi', 123 * 2 ** 20],
  ['1.5Gi', 1.5 * 2 ** 30],
  ['400m', 1],
])('%s of memory are %d bytes', (text, expected) => {
  expect(quantityBytes(text)).toBe(expected);
});

test('what is no quantity is unknown', () => {
  expect(quantityBytes('lots')).toEqual({ unknown: "'lots' is no quantity such as 250m or 512Mi" });
});

test('every count of thousandths is read back as it is written', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), (millicores) => {
      expect(quantityMillicores(`${millicores}m`)).toBe(millicores);
      expect(quantityMillicores(String(millicores / 1000))).toBe(millicores);
    }),
  );
});
