import { isMap, isScalar, LineCounter, type ParsedNode, parseDocument, stringify } from 'yaml';
import { checkConfig } from './check';
import { ConfigError, type Problem } from './problem';
import type { Config } from './schema';

/**
 * Reads a configuration from YAML text.
 *
 * @throws {@link ConfigError} with every mistake of the text; nothing else
 */
export function parseConfig(yaml: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const lineOf = (offset: number | undefined) => (offset === undefined ? undefined : lines.linePos(offset).line);
  const syntax = [...document.errors, ...document.warnings].map((error) =>
    syntaxProblem(error.message, lineOf(error.pos[0])),
  );
  if (syntax.length > 0) throw new ConfigError(syntax);
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 100 });
    // throws a TypeError for a value without end
    JSON.stringify(data);
  } catch (error) {
    const endless = error instanceof TypeError;
    const message = endless ? 'An alias names a value that contains the alias' : (error as Error).message;
    throw new ConfigError([syntaxProblem(message, undefined)]);
  }
  const { config, problems } = checkConfig(data);
  if (config) return config;
  const located = problems.map((problem) => ({ ...problem, line: lineOf(offsetOf(document.contents, problem.path)) }));
  throw new ConfigError(located.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)));
}

/** The configuration as YAML that {@link parseConfig} reads back to the same value. */
export function printConfig(config: Config): string {
  return stringify(config, { aliasDuplicateObjects: false });
}

function syntaxProblem(message: string, line: number | undefined): Problem {
  return {
    path: [],
    value: message,
    allowed: 'well-formed YAML',
    remedy: line ? 'correct the syntax at this line' : 'correct the syntax',
    ...(line ? { line } : {}),
  };
}

/** Where the field stands in the text, or the nearest field around it when it is missing. */
function offsetOf(node: ParsedNode | null, path: readonly (string | number)[]): number | undefined {
  const [key, ...rest] = path;
  if (!node || key === undefined) return node?.range[0];
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
    if (!pair) return node.range[0];
    const below = rest.length > 0 ? offsetOf(pair.value as ParsedNode | null, rest) : undefined;
    return below ?? (pair.key as ParsedNode).range[0];
  }
  const child = 'items' in node ? (node.items[key as number] as ParsedNode | undefined) : undefined;
  return child ? offsetOf(child, rest) : node.range[0];
}
