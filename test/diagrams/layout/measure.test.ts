import fc from 'fast-check';
import { measureWith, shortened } from '../../../lib/diagrams/layout/measure';

const face = { unitsPerEm: 1000, fallback: 1000, advances: { a: 500, '…': 800 } };
const measure = measureWith({ 400: face, 600: face });

it('adds the widths of the characters up, and takes the widest for one that it does not know', () => {
  expect([measure('aa', 10, 400), measure('a漢', 10, 400), measure('', 10, 600)]).toEqual([10, 15, 0]);
});

it('leaves a text that fits as it is', () => {
  expect(shortened('aaa', 15, 10, 400, measure)).toBe('aaa');
});

it('cuts a text so that it fits with its ellipsis, unless there is no room for two characters', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^a{1,40}$/), fc.integer({ min: 14, max: 300 }), (text, room) => {
      const shown = shortened(text, room, 10, 400, measure);
      expect(measure(shown, 10, 400)).toBeLessThanOrEqual(room);
      expect(text.startsWith(shown.replace('…', ''))).toBe(true);
    }),
  );
});
