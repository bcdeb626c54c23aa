// Test support: any character, for texts out of which nothing is left.
import fc from 'fast-check';

/** What stands between the two: halves of surrogate pairs, which are no characters. */
const HALVES = { first: 0xd800, count: 0x800 };

/**
 * Any of the million characters, as the unit of `fc.string`. The unit `binary` is the same, but fills a table of them all
 * in each file of tests anew, which takes longer than most files do.
 */
export const codePoint = fc.nat({ max: 0x10ffff - HALVES.count }).map(
  (index) => String.fromCodePoint(index < HALVES.first ? index : index + HALVES.count),
  (text) => {
    // fast-check asks so whether it may mix in "__proto__" and the like
    const point = typeof text === 'string' && [...text].length === 1 ? (text.codePointAt(0) ?? Number.NaN) : Number.NaN;
    if (Number.isNaN(point)) throw new Error('no single character');
    return point < HALVES.first ? point : point - HALVES.count;
  },
);
