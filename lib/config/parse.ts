import { isMap, isScalar, LineCounter, type ParsedNode, parseDocument, stringify } from 'yaml';
import type { z } from 'zod';
import { ConfigError, type Problem } from './problem';
import { CONFIG_RULES } from './rules';
import type { Mistake } from './rules/rule';
import { type Config, configSchema } from './schema';

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
  const { config, problems } = check(data);
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

/** Checks every field against the schema, then every rule whose fields are well formed. */
function check(data: unknown): { readonly config?: Config; readonly problems: readonly Problem[] } {
  const parsed = configSchema.safeParse(data);
  const issues = parsed.success ? [] : parsed.error.issues;
  const wrong = issues.filter(({ code }) => code !== 'unrecognized_keys').map(wrongPath);
  const valid = (...path: readonly (string | number)[]) =>
    wrong.every((other) => !other.slice(0, path.length).every((key, index) => key === String(path[index])));
  // the rules ask `valid` before they read a field of a wrong configuration
  const config = parsed.success ? parsed.data : remains(data);
  const mistakes = CONFIG_RULES.flatMap((rule) => [...rule({ config, valid })]);
  const problems = withoutRepeats([
    ...issues.flatMap((issue) => fromIssue(issue, data)),
    ...mistakes.map((mistake) => fromMistake(mistake, data)),
  ]);
  return parsed.success && problems.length === 0 ? { config: parsed.data, problems } : { problems };
}

/** What safeParse keeps to itself: what is left of a wrong configuration, defaults filled in. */
function remains(data: unknown): Config {
  const { value } = configSchema._zod.run({ value: data, issues: [] }, { async: false }) as z.core.ParsePayload;
  return value as Config;
}

/** zod reports some values twice: text in the place of a list, for one, for its type and for its length. */
function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify([problem.path, problem.allowed]), problem])).values()];
}

/** The path of the field that the issue makes unreadable: an unknown `type` leaves the whole mapping unchecked. */
function wrongPath({ code, path }: z.core.$ZodIssue): readonly string[] {
  return (code === 'invalid_union' && path.at(-1) === 'type' ? path.slice(0, -1) : path).map(String);
}

function fromMistake({ path, allowed, remedy, secret = false }: Mistake, data: unknown): Problem {
  return { path, value: secret ? '(not shown)' : at(data, path), allowed, remedy };
}

/** `field.ts` puts the allowed values and the remedy on two lines of the message. */
function fromIssue(issue: z.core.$ZodIssue, data: unknown): readonly Problem[] {
  const { message } = issue.code === 'invalid_key' ? (issue.issues[0] ?? issue) : issue;
  const [allowed = '', remedy = 'correct it'] = message.split('\n');
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
  return paths.map((full) => ({ path: full, value: at(data, full), allowed, remedy }));
}

function at(data: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      value !== null && typeof value === 'object' && Object.hasOwn(value, key)
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    data,
  );
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
