import type { Check, Judgement, Preflight, Question } from './check';
import { ASKING } from './functions/asking';
import { ENDING } from './functions/ending';
import { JUDGING } from './functions/judging';
import { READING } from './functions/reading';
import { REPORT } from './functions/report';

/** Questions that are asked at the same time. Each process of a cloud's tool takes up to 100 MB of memory. */
const AT_ONCE = 12;

/** Seconds after which a call is given up: the tools' own limits end it sooner, unless they hang. */
const EACH = 60;

/** Seconds after which no answer is waited for any more. */
const PATIENCE = 300;

/** A word as the shell reads it back. */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  // easier to read than an escaped quotation mark
  if (text.includes("'") && !/["$`\\]/.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

const line = (...words: readonly string[]): string => words.map(shellWord).join(' ');

/** A word of a command that names a variable of the script: `$MANAGEMENT`. */
const commandWord = (text: string): string => (/^\$[A-Z]+$/.test(text) ? `"${text}"` : shellWord(text));

function asked({ id, command, read = 'words', none = '' }: Question): string {
  const reading =
    typeof read === 'string'
      ? read
      : Object.entries(read)
          .map((pair) => pair.join('='))
          .join(' ');
  return `ask ${line(id, none, reading)} ${command.map(commandWord).join(' ')}`;
}

const inFunction = (question: Question): string => `  ${asked(question)}`;

/** The call of the function that judges. */
function judged(judgement: Judgement): string {
  switch (judgement.is) {
    case 'equal':
      return line('equal', judgement.answer, judgement.to);
    case 'held':
      return line('held', judgement.answer, ...judgement.entries);
    case 'empty':
      return line('empty', judgement.answer, ...(judgement.own ? [judgement.own] : []));
    case 'recent':
      return line('recent', judgement.answer, judgement.version);
    case 'room': {
      const { needed, limit, used = '', own = { of: '', kind: '' } } = judgement;
      return line('room', `${needed}`, limit, used, own.of, own.kind);
    }
    case 'apart':
      return line('apart', judgement.answer, ...judgement.ranges);
    case 'covered':
      return line('covered', judgement.answer, ...judgement.hosts);
    case 'in-zone':
      return line('in_zone', judgement.answer, ...judgement.hosts);
    case 'judged':
      return line(judgement.by, ...judgement.words);
  }
}

const checked = ({ id, what, remedy, judgement, later = false }: Check): string =>
  `${line('check', id, what, remedy, ...(later ? ['--'] : []))}\n${judged(judgement)}`;

/**
 * The script of a preflight. It asks all questions first, some at a time, then prints one line for each check: `OK`, `NO`
 * with what was found and what to do, `??` when it could not be checked, `--` for what may be done later. It only reads, makes
 * every check, and ends with 0 when none is `NO` or `??`, else with 1.
 */
export function preflightScript({
  title,
  preparation,
  questions,
  checks,
  each = EACH,
  patience = PATIENCE,
}: Preflight): string {
  const first = questions.filter((question) => question.first);
  const others = questions.filter((question) => !question.first);
  return [
    '#!/usr/bin/env bash',
    `# ${title}. It only reads. OK: it holds; NO: it does not, and what to do; ??: it could not be checked; --: do it later.`,
    '# Ends with 0 when nothing is NO or ??, else with 1.',
    '# sh may be another shell, or bash in another mode',
    `[ -n "\${BASH_VERSION:-}" ] || exec bash "$0" "$@"`,
    'set +o posix -u -o pipefail',
    `at_once=${Math.min(AT_ONCE, others.length)} each=${each} patience=${patience}`,
    '',
    ENDING,
    ASKING,
    READING,
    REPORT,
    JUDGING,
    preparation,
    ...(first.length > 0
      ? ['# asked alone: the tool may ask you to sign in', 'first() {', ...first.map(inFunction), '}', 'ask_first', '']
      : []),
    'questions() {',
    ...others.map(inFunction),
    '}',
    'ask_all',
    'read_answers',
    '',
    '# what must hold',
    ...checks.map(checked),
    '',
    'close',
    '',
  ].join('\n');
}
