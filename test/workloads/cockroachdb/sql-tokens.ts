// Reads a psql script as psql and the server do: comments, quoted names, strings, psql's own commands and variables.

export interface Token {
  readonly kind: 'comment' | 'name' | 'string' | 'command' | 'variable' | 'word' | 'sign';
  /** The value that is meant: of names and strings without their quotes. */
  readonly value: string;
}

const PATTERNS: readonly (readonly [Token['kind'], RegExp, (match: string) => string])[] = [
  ['comment', /--[^\n\r]*/y, (match) => match.slice(2)],
  ['name', /"(?:[^"]|"")*"/y, (match) => match.slice(1, -1).replaceAll('""', '"')],
  ['variable', /:'\w+'/y, (match) => match.slice(2, -1)],
  ['string', /'(?:[^']|'')*'/y, (match) => match.slice(1, -1).replaceAll("''", "'")],
  ['command', /\\[^\n\r]*/y, (match) => match],
  ['word', /[\w.]+/y, (match) => match],
  ['sign', /!=|\S/y, (match) => match],
];

const SPACE = /\s*/y;

/** What the pattern finds exactly at the place. */
function matchAt(pattern: RegExp, sql: string, place: number): string | undefined {
  pattern.lastIndex = place;
  return pattern.exec(sql)?.[0];
}

export function tokens(sql: string): Token[] {
  const found: Token[] = [];
  let place = 0;
  const skipSpace = () => {
    place += matchAt(SPACE, sql, place)?.length ?? 0;
  };
  for (skipSpace(); place < sql.length; skipSpace()) {
    for (const [kind, pattern, value] of PATTERNS) {
      const match = matchAt(pattern, sql, place);
      if (match === undefined) continue;
      found.push({ kind, value: value(match) });
      place += match.length;
      break;
    }
  }
  return found;
}

/** The statements and psql commands of a script, one each, written with single spaces; comments are left out. */
export function statements(sql: string): string[] {
  const found: string[] = [];
  let words: string[] = [];
  for (const { kind, value } of tokens(sql)) {
    if (kind === 'comment') continue;
    const ends = kind === 'command' || (kind === 'sign' && value === ';');
    // psql's own commands end a statement too: \gset sends it
    if (ends && words.length > 0) {
      found.push(
        words.join(' ').replaceAll(' ,', ',').replaceAll('" .', '".').replaceAll('( ', '(').replaceAll(' )', ')'),
      );
      words = [];
    }
    if (kind === 'command') found.push(value);
    else if (!ends) words.push(QUOTED[kind]?.(value) ?? value);
  }
  if (words.length > 0) throw new Error(`the last statement does not end: ${words.join(' ')}`);
  return found;
}

const QUOTED: Partial<Record<Token['kind'], (value: string) => string>> = {
  name: (value) => `"${value}"`,
  string: (value) => `'${value}'`,
  variable: (value) => `:'${value}'`,
};
