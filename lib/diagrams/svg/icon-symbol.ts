import { xmlText } from './xml-text';

/** A picture as its package has it, ready to stand in another one. */
export interface IconSymbol {
  readonly viewBox: string;
  /** What stands inside of the `svg` element. */
  readonly body: string;
}

const declarations = (block: string): readonly string[] => block.split(';').filter((one) => one.includes(':'));

interface ClassRule {
  readonly name: string;
  readonly block: string;
}

/** Rules of one class each, in the order of the style sheets. */
const classRules = (text: string): readonly ClassRule[] =>
  [...text.matchAll(/<style>(.*?)<\/style>/gs)].flatMap(([, style = '']) =>
    [...style.matchAll(/([^{}]+)\{([^}]*)\}/g)].flatMap(([, selectors = '', block = '']) =>
      selectors.split(',').map((selector) => ({ name: selector.trim().slice(1), block })),
    ),
  );

/** The rules of the classes as attributes, where a later rule wins: a style sheet would reach every other picture of a page. */
function attributes(rules: readonly ClassRule[], names: readonly string[]): string {
  const found = new Map<string, string>();
  for (const { name, block } of rules) {
    if (!names.includes(name)) continue;
    for (const declaration of declarations(block)) {
      const [property = '', value = ''] = declaration.split(':');
      found.set(property.trim(), value.trim());
    }
  }
  return [...found].map(([property, value]) => ` ${property}="${xmlText(value)}"`).join('');
}

/**
 * Makes a symbol of an SVG file without changing what it shows: styles become attributes, ids get a prefix, the title goes.
 *
 * @throws when the file has no `svg` element with a `viewBox`
 */
export function iconSymbol(name: string, text: string): IconSymbol {
  const [, viewBox] = /<svg[^>]*\sviewBox="([^"]+)"/.exec(text) ?? [];
  if (viewBox === undefined) throw new Error(`icon '${name}' must be an svg element with a viewBox`);
  const rules = classRules(text);
  const body = text
    .replace(/^.*?<svg[^>]*>/s, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/<title>.*?<\/title>/gs, '')
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<defs>\s*<\/defs>/g, '')
    .replace(/ class="([^"]*)"/g, (_, names: string) => attributes(rules, names.split(/\s+/)))
    .replace(/ id="([^"]*)"/g, ` id="${name}-$1"`)
    .replace(/url\(#/g, `url(#${name}-`)
    .replace(/href="#/g, `href="#${name}-`)
    // without a colour of its own it takes that of the place where it stands
    .replace(/ fill="currentColor"/g, '')
    .trim();
  return { viewBox, body };
}
