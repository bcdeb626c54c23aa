import type { z } from 'zod';
import type { Problem } from './problem';
import { CONFIG_RULES } from './rules';
import type { Mistake } from './rules/rule';
import { type Config, configSchema } from './schema';

/** A configuration, or every problem of what was to be one; the lines of the text are not known here. */
export interface Checked {
  readonly config?: Config;
  readonly problems: readonly Problem[];
}

/** Checks every field against the schema, then every rule whose fields are well formed. */
export function checkConfig(data: unknown): Checked {
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
