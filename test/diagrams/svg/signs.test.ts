import { SCHEMES } from '../../../lib/diagrams/svg/palette';
import { SIGNS } from '../../../lib/diagrams/svg/shapes';
import { contrast } from '../contrast';

/** Least contrast of what is no text but must be told apart. @see https://www.w3.org/TR/WCAG22/#non-text-contrast */
const LEAST = 3;

it.each(Object.entries(SIGNS))('%s stands out from the page, and its mark from the sign', (_, { ink }) => {
  for (const scheme of SCHEMES) {
    expect(contrast(ink, 'page', scheme)).toBeGreaterThanOrEqual(LEAST);
    expect(contrast('onSign', ink, scheme)).toBeGreaterThanOrEqual(LEAST);
  }
});

it('has a mark of its own for each sign, so that nobody needs the colours', () => {
  const marks = Object.values(SIGNS).map(({ path }) => path);
  expect(new Set(marks).size).toBe(marks.length);
});

it('has red for what is broken or blocked, and for nothing else', () => {
  const red = Object.entries(SIGNS).flatMap(([name, { ink }]) => (ink === 'blocked' ? [name] : []));
  expect(red.sort()).toEqual(['blocked', 'broken']);
});
