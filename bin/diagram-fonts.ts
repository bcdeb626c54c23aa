import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'opentype.js';
import type { Typeface, Typefaces } from '../lib/diagrams';

const { resolve } = createRequire(__filename);

/** Files for the rasteriser, which does not read WOFF2. */
export const FONT_FILES = {
  400: resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  600: resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
} as const;

/** Characters with a width of their own: Latin, and the signs that texts use. */
const CHARACTERS = [
  ...Array.from({ length: 0x17f - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index)),
  ...'–—‘’“”…→←↔·•≥≤×',
];

function typeface(file: string): Typeface {
  const bytes = readFileSync(file);
  const font = parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  const width = (character: string): number => font.charToGlyph(character).advanceWidth ?? font.unitsPerEm;
  return {
    unitsPerEm: font.unitsPerEm,
    fallback: font.unitsPerEm,
    advances: Object.fromEntries(CHARACTERS.map((character) => [character, width(character)])),
  };
}

/** Widths of the characters of Inter, as they are drawn. */
export const readTypefaces = (): Typefaces => ({ 400: typeface(FONT_FILES[400]), 600: typeface(FONT_FILES[600]) });

/** `@font-face` rules that carry Inter with a picture: a page that shows it as an image lends it no font. */
export function embeddedFonts(): string {
  return ([400, 600] as const)
    .map((weight) => {
      const file = resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`);
      const data = readFileSync(file).toString('base64');
      const source = `src:url(data:font/woff2;base64,${data}) format('woff2')`;
      return `@font-face{font-family:Inter;font-weight:${weight};font-style:normal;${source}}`;
    })
    .join('');
}
