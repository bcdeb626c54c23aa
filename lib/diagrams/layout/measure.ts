import type { Weight } from './drawing';

/** Widths of the characters of a font. */
export interface Typeface {
  readonly unitsPerEm: number;
  /** Of a character that is not listed. */
  readonly fallback: number;
  readonly advances: Readonly<Record<string, number>>;
}

export type Typefaces = Readonly<Record<Weight, Typeface>>;

/** Width of a text in pixels, without kerning: never less than what is drawn. */
export type Measure = (text: string, size: number, weight: Weight) => number;

/** Measures with the widths of the fonts that the text is drawn in. */
export function measureWith(typefaces: Typefaces): Measure {
  return (text, size, weight) => {
    const { unitsPerEm, fallback, advances } = typefaces[weight];
    let units = 0;
    for (const character of text) units += advances[character] ?? fallback;
    return (units * size) / unitsPerEm;
  };
}

/** The text, or as much of its beginning as fits, and an ellipsis. */
export function shortened(text: string, room: number, size: number, weight: Weight, measure: Measure): string {
  if (measure(text, size, weight) <= room) return text;
  const characters = [...text];
  while (characters.length > 1 && measure(`${characters.join('')}…`, size, weight) > room) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
