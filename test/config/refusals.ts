// How the tests of this room make a mistake: one text in examples/everything.yaml, which has every key, is replaced.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, type Problem, parseConfig } from '../../lib/config';
import { formatPath } from '../../lib/config/problem';

export const EVERYTHING = readFileSync(join(__dirname, '..', '..', 'examples', 'everything.yaml'), 'utf8');

/** One mistake, and what is said of it. */
export interface Refusal {
  /** What is refused, after the word "refuses". */
  readonly claim: string;
  /** A text of the file, and what is written in its place. */
  readonly edit: readonly [from: string, to: string];
  /** The field, as a person reads it. */
  readonly path: string;
  /** Words of the allowed values and of the remedy. */
  readonly allowed: string;
  readonly remedy: string;
  /** Text at the line that is reported. @default - where the edit first shows */
  readonly at?: string;
}

/** The file with each text replaced where it first stands. */
export function edited(...edits: readonly Refusal['edit'][]): string {
  return edits.reduce((yaml, [from, to]) => {
    if (!yaml.includes(from)) throw new Error(`examples/everything.yaml has no text '${from}'`);
    return yaml.replace(from, () => to);
  }, EVERYTHING);
}

/** Every mistake found in the text. */
export function problemsOf(yaml: string): readonly Problem[] {
  try {
    parseConfig(yaml);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

const lineAt = (yaml: string, offset: number): number => yaml.slice(0, offset).split('\n').length;

function lineOf({ edit, at }: Refusal, yaml: string): number {
  if (at !== undefined) return lineAt(yaml, yaml.indexOf(at));
  let offset = EVERYTHING.indexOf(edit[0]);
  while (EVERYTHING[offset] === yaml[offset]) offset += 1;
  return lineAt(yaml, offset);
}

/** Makes each mistake on its own, and expects that exactly this one is reported: where, what may stand there, and how to mend it. */
export function testRefusals(refusals: readonly Refusal[]): void {
  test.each(refusals)('refuses $claim', (refusal) => {
    const yaml = edited(refusal.edit);
    const problems = problemsOf(yaml).map(({ path, ...rest }) => ({ ...rest, path: formatPath(path) }));
    expect(problems).toEqual([
      {
        path: refusal.path,
        line: lineOf(refusal, yaml),
        allowed: expect.stringContaining(refusal.allowed),
        remedy: expect.stringContaining(refusal.remedy),
        value: problems[0]?.value,
      },
    ]);
  });
}
