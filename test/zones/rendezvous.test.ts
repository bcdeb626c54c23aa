import fc from 'fast-check';
import { binOf } from '../../lib/zones';

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/);
const bins = fc.integer({ min: 1, max: 40 });

test('every name falls into one of the bins, the same every time', () => {
  fc.assert(
    fc.property(name, bins, (one, count) => {
      const bin = binOf(one, count);
      expect(bin).toBeGreaterThanOrEqual(0);
      expect(bin).toBeLessThan(count);
      expect(binOf(one, count)).toBe(bin);
    }),
  );
});

test('with more bins a name stays, or moves into one that is new', () => {
  fc.assert(
    fc.property(name, bins, fc.integer({ min: 0, max: 20 }), (one, count, more) => {
      const [before, after] = [binOf(one, count), binOf(one, count + more)];
      expect(after === before || after >= count).toBe(true);
    }),
  );
});

test('a thousand names fill twenty bins evenly enough', () => {
  const sizes = Array<number>(20).fill(0);
  for (let index = 0; index < 1000; index++) {
    const bin = binOf(`service-${index}`, 20);
    sizes[bin] = (sizes[bin] ?? 0) + 1;
  }
  expect(Math.max(...sizes)).toBeLessThan(80);
  expect(Math.min(...sizes)).toBeGreaterThan(25);
});

test('names are where they were: what is deployed depends on it', () => {
  expect(['service-a', 'service-b', 'shop', 'reports', 'gateway'].map((one) => binOf(one, 4))).toEqual([2, 3, 1, 1, 3]);
});
