/** What a template of a chart becomes: no template engine, a few replacements, and a refusal of all that is left. */
export interface Replacements {
  /** What stands between `{{` and `}}`, and the text in its place. */
  readonly texts: Readonly<Record<string, string>>;
  /** Directives whose whole line goes. */
  readonly dropped: readonly RegExp[];
  /** Directives whose line is repeated for each text. */
  readonly repeated: Readonly<Record<string, readonly string[]>>;
}

const DIRECTIVE = /\{\{-?\s*(.*?)\s*-?\}\}/g;

const COMMENT = /\{\{-? *\/\*[\s\S]*?\*\/ *-?\}\}/g;

function line(text: string, { texts, dropped, repeated }: Replacements): readonly string[] {
  const [, only = ''] = /^\s*\{\{-?\s*(.*?)\s*-?\}\}\s*$/.exec(text) ?? [];
  if (only !== '' && dropped.some((pattern) => pattern.test(only))) return [];
  const [, directive = ''] = /\{\{-?\s*(.*?)\s*-?\}\}/.exec(text) ?? [];
  const copies = repeated[directive];
  if (copies) return copies.map((copy) => text.replace(DIRECTIVE, () => copy));
  return [text.replace(DIRECTIVE, (whole, inner: string) => texts[inner] ?? whole)];
}

/**
 * The text of a template with these replacements.
 *
 * @throws when a directive is left
 */
export function renderedTemplate(template: string, replacements: Replacements): string {
  const text = template
    .replace(COMMENT, '')
    .split('\n')
    .flatMap((each) => line(each, replacements))
    .join('\n');
  const left = [...new Set([...text.matchAll(DIRECTIVE)].map(([, inner = '']) => inner))];
  if (left.length === 0) return text;
  throw new Error(
    `every directive of the template must have a replacement, got '${left.join("', '")}'; add it to the replacements`,
  );
}
