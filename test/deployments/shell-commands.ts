import { marked, type Token, type Tokens } from 'marked';

/** The blocks of shell commands of a Markdown text. */
export function shellBlocks(markdown: string): readonly string[] {
  const blocks: string[] = [];
  marked.walkTokens(marked.lexer(markdown), (token: Token) => {
    if (token.type === 'code' && /^(sh|bash|shell)$/.test(token.lang ?? '')) blocks.push((token as Tokens.Code).text);
  });
  return blocks;
}

/** The commands of a block, one each, without comments: continued lines are joined, and a here-document goes. */
export function commandsOf(block: string): readonly string[] {
  return block
    .replace(/ <<'(\w+)'\n[\s\S]*?\n\1$/gm, '')
    .replace(/ \\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '' && line !== 'done');
}

/** What stands in the here-documents of a block that end with the word: objects end with `END`, scripts for psql with `SQL`. */
export const hereDocuments = (block: string, word: 'END' | 'SQL' = 'END'): readonly string[] =>
  [...block.matchAll(/ <<'(\w+)'\n([\s\S]*?)\n\1$/gm)].flatMap(([, end, text = '']) => (end === word ? [text] : []));

/** The parts of a Markdown text by their heading of the first level. */
export function partsOf(markdown: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  let part = '';
  for (const token of marked.lexer(markdown)) {
    if (token.type === 'heading' && token.depth === 1) part = token.text;
    parts.set(part, (parts.get(part) ?? '') + token.raw);
  }
  return parts;
}
