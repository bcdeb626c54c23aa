import { type CloudFormation, Refusal } from '../engine/cloudformation';
import type { Options } from './command';
import { COMMANDS } from './commands';
import { asText, query } from './query-expression';

/** Options that the program itself takes. */
const GENERAL = ['region', 'query', 'output'];

/** Options by name; a word that belongs to none is under the empty name. */
function optionsOf(words: readonly string[]): Options {
  const options: Record<string, string | true> = {};
  words.forEach((word, index) => {
    const previous = words[index - 1];
    if (!word.startsWith('--')) {
      if (!previous?.startsWith('--')) options[''] = word;
      return;
    }
    const next = words[index + 1];
    options[word.slice(2)] = next === undefined || next.startsWith('--') ? true : next;
  });
  return options;
}

/** Answers the program that stands in for the AWS command line: what it prints, and a status that is not 200 for a failure. */
export async function commandLine(service: CloudFormation, argv: readonly string[]) {
  const [family = '', operation = '', ...words] = argv;
  const last = operation === 'wait' ? ` ${words.shift()}` : '';
  const name = `${family} ${operation}${last}`;
  const type = 'text/plain';
  try {
    const command = COMMANDS[name];
    if (!command) throw new Error(`the stand-in for the AWS command line does not know: aws ${name}`);
    const { query: expression, output, ...options } = optionsOf(words);
    const strange = Object.keys(options).filter(
      (option) => option !== '' && !command.options.includes(option) && !GENERAL.includes(option),
    );
    if (strange.length > 0) throw new Error(`Unknown options of aws ${name}: --${strange.join(', --')}`);
    const answer = await command.run(service, options);
    if (command.empty) return { status: 200, type, body: '' };
    const found = typeof expression === 'string' ? query(answer, expression) : answer;
    if (found === undefined && expression === undefined) return { status: 200, type, body: '' };
    // a person reads a table, and a program does not: JSON says the same
    const body = output === 'text' ? asText(found) : JSON.stringify(found, null, 2);
    return { status: 200, type, body };
  } catch (error) {
    const code = error instanceof Refusal ? error.code : 'Error';
    return { status: 400, type, body: `An error occurred (${code}) when calling ${name}: ${(error as Error).message}` };
  }
}
