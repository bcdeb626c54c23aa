import type { Check, Question, Reading } from '../../preflight';

/** A question to AWS, in the region of the scenario, about the response of an operation. */
export interface AwsQuestion {
  /** Unique among the questions of a script: the name of the answer. */
  readonly id: string;
  /** Service, operation and short options: `ec2 describe-vpcs`. */
  readonly operation: string;
  /** Further options, whose values may have blanks. @default - none */
  readonly with?: readonly string[];
  /** JMESPath of the list whose items are the entries. @default - the response is one entry */
  readonly of?: string;
  /** JMESPath of what an entry has, from an item. */
  readonly take: readonly string[];
  /** How the answer is read. @default 'rows' of several columns, 'words' of one */
  readonly read?: Reading;
  readonly none?: string;
  readonly first?: boolean;
}

/** The list that the rows come from, in the response; without one, the response itself. */
const listOf = ({ of }: AwsQuestion): string => of?.split('[')[0] ?? '@';

/** Rows of the answer, each with the answer's name first. */
const rowsOf = ({ id, of, take }: AwsQuestion): string => {
  const row = `[${[`'${id}'`, ...take].join(',')}]`;
  return of ? `${of}.${row}` : `[${row}]`;
};

const commandOf = ({ operation, with: options = [] }: AwsQuestion): readonly string[] => [
  'aws_read',
  ...operation.split(' '),
  ...options,
];

/** The questions with as few calls as they need: those about the same response share one. */
export function askedOnce(questions: AwsPart['questions']): readonly Question[] {
  const sharing = new Map<string, AwsQuestion[]>();
  for (const question of questions) {
    if ('command' in question) continue;
    const call = JSON.stringify(commandOf(question));
    sharing.set(call, [...(sharing.get(call) ?? []), question]);
  }
  const calls = [...sharing.values()].map((those): Question => {
    const [one] = those as [AwsQuestion];
    // an empty list answers, no list at all does not: the type of what was answered closes the rows
    const rows = [...those.map(rowsOf), `[[type(${listOf(one)})]]`];
    const none = [...new Set(those.flatMap((question) => question.none ?? []))].join('|');
    return {
      // an answer has a file of its own beside that of its call
      id: `call-of-${one.id}`,
      command: [...commandOf(one), '--query', `[${rows.join(', ')}][]`],
      read: Object.fromEntries(those.map(({ id, take, read }) => [id, read ?? (take.length > 1 ? 'rows' : 'words')])),
      ...(none ? { none } : {}),
      ...(one.first ? { first: true } : {}),
    };
  });
  return [...questions.filter((question) => 'command' in question), ...calls];
}

/** Questions to AWS, also such that functions of the script answer, and the checks that are judged from the answers. */
export interface AwsPart {
  readonly questions: readonly (AwsQuestion | Question)[];
  readonly checks: readonly Check[];
}

/** A condition of JMESPath: the field is one of these. */
export function oneOf(field: string, values: readonly string[]): string {
  const any = values.map((value) => `${field}=='${value}'`).join(' || ');
  return values.length > 1 ? `(${any})` : any;
}
