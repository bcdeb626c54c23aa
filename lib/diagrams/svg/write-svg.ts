import type { Drawing, Thing } from '../layout/drawing';
import { LAYERS } from '../layout/surface';
import type { IconSymbol } from './icon-symbol';
import { stylesheet } from './palette';
import { shapeSvg } from './shapes';
import { length, xmlText } from './xml-text';

/** Symbols by the name that cards call them by. */
export type Icons = Readonly<Record<string, IconSymbol>>;

export interface SvgOptions {
  /** Prefix of every id: several pictures stand in one page. */
  readonly id: string;
  readonly icons: Icons;
  /** `@font-face` rules. @default - none: the page that holds the picture has the font */
  readonly fontFaces?: string;
}

const FONTS = "Inter, 'Helvetica Neue', Arial, sans-serif";

/** Ids are divided by this in `data-src`: they hold spaces and slashes themselves. */
const SOURCES_DIVIDER = '; ';

/** An id has no space; the other signs would have to be escaped by whoever links to it. */
const NOT_IN_IDS = /[^\w.-]+/g;

function thing(id: string, { role, title, sources, shapes, id: name }: Thing): string {
  const inside = shapes.map((shape) => shapeSvg(id, shape)).join('');
  if (role === 'furniture') return inside;
  const shown = title ?? name;
  const source = xmlText(sources.join(SOURCES_DIVIDER));
  return `<g id="${id}-${name.replace(NOT_IN_IDS, '_')}" data-src="${source}"><title>${xmlText(shown)}</title>${inside}</g>`;
}

/** Several pictures with the same icon may stand in one page. */
const prefixed = (body: string, id: string): string => body.replace(/( id="|url\(#|href="#)/g, `$1${id}-`);

function symbols(id: string, icons: Icons, { things }: Drawing): readonly string[] {
  const names = things.flatMap(({ shapes }) => shapes.flatMap((shape) => (shape.shape === 'icon' ? [shape.icon] : [])));
  return [...new Set(names)].sort().map((name) => {
    const found = icons[name];
    if (found === undefined)
      throw new Error(`icon '${name}' is not among those given: ${Object.keys(icons).join(', ')}`);
    return `<symbol id="${id}-icon-${name}" viewBox="${found.viewBox}">${prefixed(found.body, id)}</symbol>`;
  });
}

/**
 * Writes a drawing as SVG that needs nothing from outside, for light and dark pages. The same drawing gives the same bytes.
 *
 * @throws when an icon that the drawing shows was not given
 */
export function writeSvg(drawing: Drawing, { id, icons, fontFaces = '' }: SvgOptions): string {
  const layers = LAYERS.flatMap((layer) =>
    drawing.things.filter(({ role }) => role === layer).map((one) => thing(id, one)),
  );
  const [width, height] = [length(drawing.width), length(drawing.height)];
  const page = `<rect width="${width}" height="${height}" class="f-page"/>`;
  const used = new Set([page, ...layers].join('').match(/\b[fs]-[A-Za-z]+\b/g) ?? []);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="tz" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc" font-family="${FONTS}">`,
    `<title id="${id}-title">${xmlText(drawing.title)}</title>`,
    `<desc id="${id}-desc">${xmlText(drawing.description)}</desc>`,
    `<style>${fontFaces}${stylesheet(used)}</style>`,
    `<defs>${symbols(id, icons, drawing).join('\n')}</defs>`,
    page,
    ...layers,
    '</svg>',
    '',
  ].join('\n');
}
