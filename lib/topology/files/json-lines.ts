/** Keys with their colon, other texts, brackets and line breaks: all of a JSON text that tells where something stands. */
const LANDMARKS = /(?<key>"[^"\\]*(?:\\.[^"\\]*)*")\s*:|"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}\n]/g;

const DEPTH: ReadonlyMap<string, number> = new Map([
  ['{', 1],
  ['[', 1],
  ['}', -1],
  [']', -1],
]);

/** Line, from 1, of each key of the object under the top-level key `Resources` of a text that is known to be JSON. */
export function resourceLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let section = '';
  let depth = 0;
  let line = 1;
  for (const { 0: landmark, groups } of text.matchAll(LANDMARKS)) {
    const { key } = groups ?? {};
    if (landmark === '\n') line++;
    depth += DEPTH.get(landmark) ?? 0;
    if (key === undefined || depth > 2) continue;
    if (depth === 1) section = JSON.parse(key) as string;
    else if (section === 'Resources') lines.set(JSON.parse(key) as string, line);
  }
  return lines;
}
