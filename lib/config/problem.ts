import { counted } from '../zones';

/** One mistake in the configuration: where it is, what stands there, what may stand there, and how to mend it. */
export interface Problem {
  /** Keys and indexes from the root, e.g. `['services', 1, 'image']`; empty for the file as a whole. */
  readonly path: readonly (string | number)[];
  /** What was found, `undefined` when nothing was. */
  readonly value: unknown;
  readonly allowed: string;
  readonly remedy: string;
  /** Line in the file, counted from 1, where it is known. */
  readonly line?: number;
}

/** Every mistake of one configuration, found in one run. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => `${formatPath(problem.path)}: ${problem.allowed}`).join('\n'));
    this.problems = problems;
  }
}

/** `services[1].image`, or `(the whole file)` for the root. */
export function formatPath(path: Problem['path']): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  return text === '' ? '(the whole file)' : text.replace(/^\./, '');
}

const LONGEST_VALUE = 120;

function formatValue(value: unknown): string {
  if (value === undefined) return '(missing)';
  const plain = typeof value === 'string' && value !== '' && !/\p{Cc}/u.test(value);
  const text = plain ? value : (JSON.stringify(value) ?? String(value));
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}...` : text;
}

/** All the problems as a person reads them in a terminal. `file` is the name of the configuration file. */
export function formatProblems(file: string, problems: readonly Problem[]): string {
  const count = counted(problems.length, 'problem');
  const blocks = problems.map((problem) => {
    const line = problem.line === undefined ? '' : `  (line ${problem.line})`;
    return [
      `  ${formatPath(problem.path)}${line}`,
      `    value    ${formatValue(problem.value)}`,
      `    allowed  ${problem.allowed}`,
      `    remedy   ${problem.remedy}`,
    ].join('\n');
  });
  return [`${file} has ${count}; nothing was written.`, ...blocks].join('\n\n');
}
