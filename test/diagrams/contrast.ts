// Test support: contrast of every text with what is drawn behind it.
import type { Drawing } from '../../lib/diagrams';
import { surfaceBehind } from '../../lib/diagrams/layout/surface';
import { start } from '../../lib/diagrams/layout/words';
import { colour, type Ink, SCHEMES, type Scheme } from '../../lib/diagrams/svg/palette';

/** Least contrast of text. @see https://www.w3.org/TR/WCAG22/#contrast-minimum */
const LEAST = 4.5;

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((place) => Number.parseInt(hex.slice(place, place + 2), 16) / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Ink, other: Ink, scheme: Scheme): number {
  const [light = 0, dark = 0] = [one, other].map((ink) => luminance(colour(ink, scheme))).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Texts that do not stand out. */
export const tooFaint = (drawing: Drawing): readonly string[] =>
  drawing.things.flatMap(({ role, shapes }) =>
    shapes.flatMap((shape) => {
      if (shape.shape !== 'text') return [];
      const behind = surfaceBehind(drawing, { x: start(shape) + shape.width / 2, y: shape.y - shape.size / 3 }, role);
      return SCHEMES.filter((scheme) => contrast(shape.ink, behind, scheme) < LEAST).map(
        (scheme) => `${scheme}: ${shape.text} (${shape.ink} on ${behind})`,
      );
    }),
  );
