/** Quotes an SQL identifier. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Quotes an SQL string. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A psql script of titled sections that stops at the first mistake. */
export function psqlScript(sections: readonly (readonly [title: string, statements: readonly string[]])[]): string {
  const body = sections.map(([title, statements]) => [`-- ${title}`, ...statements].join('\n')).join('\n\n');
  return `\\set ON_ERROR_STOP on\n\n${body}\n`;
}
