/** A block of shell commands of a guide. */
export interface CodeBlock {
  /** The headings above it, the outermost first, without numbers: `['Day two', 'Add a service']`. */
  readonly headings: readonly string[];
  readonly commands: string;
}

/** The blocks of commands of a guide, in their order, each under its headings. */
export function codeBlocks(guide: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  const headings: string[] = [];
  let open: string[] | undefined;
  for (const line of guide.split('\n')) {
    const heading = /^(#{2,})\s+(?:\d+\.\s+)?(.*)$/.exec(line);
    if (open && line === '```') {
      blocks.push({ headings: [...headings], commands: open.join('\n') });
      open = undefined;
    } else if (open) open.push(line);
    else if (line === '```sh') open = [];
    else if (heading) headings.splice((heading[1]?.length ?? 2) - 2, Number.POSITIVE_INFINITY, heading[2] ?? '');
  }
  return blocks;
}

/** The blocks under one heading, without those of headings below it. @throws when there is none, so that a renamed heading is seen */
export function under(blocks: readonly CodeBlock[], heading: string): readonly CodeBlock[] {
  const found = blocks.filter(({ headings }) => headings.at(-1) === heading);
  if (found.length === 0) throw new Error(`the guide has no commands under '${heading}'`);
  return found;
}
