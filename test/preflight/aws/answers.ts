// Test support: the AWS CLI's answers, made from whole responses of the API by the query of the command.
import { createRequire } from 'node:module';
import type { Answer, Answers } from '../recorded-tools';

const { search } = createRequire(__filename)('jmespath') as { search: (data: unknown, query: string) => unknown };

/** A response of the API, or the code and words of its refusal. */
export type Response = Readonly<Record<string, unknown>> | { readonly refused: readonly [code: string, words: string] };

/** Responses by service and operation, as the CLI writes them, and by a word of the command where it matters. */
export type Responses = Record<string, Response>;

const scalar = (value: unknown): string => {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
};

/** A value as `--output text` prints it: a row for each list of scalars. */
export function asText(value: unknown): string {
  if (!Array.isArray(value)) return `${scalar(value)}\n`;
  if (value.length === 0) return '';
  if (value.some(Array.isArray)) return value.map((row) => asText(row)).join('');
  return `${value.map(scalar).join('\t')}\n`;
}

const optionOf = (words: readonly string[], option: string): string | undefined => {
  const index = words.indexOf(option);
  return index < 0 ? undefined : words[index + 1];
};

/** Options that stand before the service. */
const GLOBAL = ['--region', '--output', '--cli-connect-timeout', '--cli-read-timeout'];

/** The service and the operation of a command. */
export function operationOf(words: readonly string[]): string {
  let index = 0;
  while (GLOBAL.includes(words[index] ?? '')) index += 2;
  return words.slice(index, index + 2).join(' ');
}

function respond(response: Response, words: readonly string[]): Answer {
  if ('refused' in response) {
    const [code, text] = response.refused as readonly [string, string];
    return { error: `\nAn error occurred (${code}) when calling the operation: ${text}` };
  }
  const query = optionOf(words, '--query');
  return { out: query === undefined ? '' : asText(search(response, query)) };
}

/** Answers commands of the AWS CLI. The response with the most particular key is taken. */
export const awsAnswers =
  (responses: Responses): Answers =>
  (_, words) => {
    const operation = operationOf(words);
    const particular = words.map((word) => responses[`${operation} ${word}`]).find((found) => found !== undefined);
    const response = particular ?? responses[operation];
    if (!response) throw new Error(`no response of ${operation} is recorded: ${words.join(' ')}`);
    return respond(response, words);
  };
