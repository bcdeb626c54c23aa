import fc from 'fast-check';
import { grouped } from '../../lib/resilience/grouped';

test('keeps each thing once, in its order, with those of its key', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (numbers) => {
      const groups = grouped(numbers, (number) => String(number % 3));
      for (const [key, group] of groups) {
        expect(group).toEqual(numbers.filter((number) => String(number % 3) === key));
      }
      expect([...groups.values()].flat()).toHaveLength(numbers.length);
    }),
  );
});
