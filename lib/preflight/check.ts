/**
 * How an answer is read: each word is an entry; each row is one, its columns parted by one space; or the number of words, of
 * an answer that may come in pages.
 */
export type Reading = 'words' | 'rows' | 'count';

/** A command of a cloud's own tool, which only reads, and what is made of what it prints. */
export interface Question {
  /** Unique among the questions of a script. It names the answer, where there is one. */
  readonly id: string;
  /** Words of the command. The first may be a function of the script's own. */
  readonly command: readonly string[];
  /**
   * How the answer is read. A command that answers several questions prints rows that begin with the name of their answer,
   * and a closing row, `array` or `object`, the JSON type of what was answered: then how each of these is read, by name. A
   * command that prints nothing at all has not answered; `None` is the entry of an answer that has none.
   *
   * @default 'words'
   */
  readonly read?: Reading | Readonly<Record<string, Reading>>;
  /** Extended regular expression of the refusals that say that nothing is there. @default - none */
  readonly none?: string;
  /** Whether it is asked alone before all others, because the tool may ask somebody to sign in. @default false */
  readonly first?: boolean;
}

/** How an answer is judged. Answers go by their names. */
export type Judgement =
  /** The answer is this word. */
  | { readonly is: 'equal'; readonly answer: string; readonly to: string }
  /** Each of these is an entry of the answer. */
  | { readonly is: 'held'; readonly answer: string; readonly entries: readonly string[] }
  /** The answer has no entry, but for those whose first column is in `own`. */
  | { readonly is: 'empty'; readonly answer: string; readonly own?: string }
  /** One entry is a version that is not below this one. */
  | { readonly is: 'recent'; readonly answer: string; readonly version: string }
  /** What is needed, less what of it is there already, fits between what is used and the limit. */
  | {
      readonly is: 'room';
      readonly needed: number;
      readonly limit: string;
      /** @default - nothing is in use: the limit is that of one new object */
      readonly used?: string;
      /** Entries of the answer `of` that begin with `kind` are part of what is needed. */
      readonly own?: { readonly of: string; readonly kind: string };
    }
  /** No range of the answer's second column overlaps one of these. What is no range of IPv4 could not be checked. */
  | { readonly is: 'apart'; readonly answer: string; readonly ranges: readonly string[] }
  /** Each host name is an entry, or below a wildcard that is one. */
  | { readonly is: 'covered'; readonly answer: string; readonly hosts: readonly string[] }
  /** Each host name is in one of the zones that are the entries. */
  | { readonly is: 'in-zone'; readonly answer: string; readonly hosts: readonly string[] }
  /** A function of the script's own judges; it is given these words. */
  | { readonly is: 'judged'; readonly by: string; readonly words: readonly string[] };

/** One thing that must hold before a deploy begins. */
export interface Check {
  /** Unique among the checks of a script. */
  readonly id: string;
  /** What must hold, as a noun phrase: `3 more Elastic IPs`. */
  readonly what: string;
  /** What to do when it does not: an imperative. */
  readonly remedy: string;
  readonly judgement: Judgement;
  /** Whether it may also be done later, so that it does not hold the deploy back. @default false */
  readonly later?: boolean;
}

/** Questions, and the checks that are judged from their answers. */
export interface PreflightPart {
  readonly questions: readonly Question[];
  readonly checks: readonly Check[];
}

/** What a scenario asks of its cloud before a deploy begins. */
export interface Preflight extends PreflightPart {
  /** What is checked, as a title. */
  readonly title: string;
  /** Lines of shell: variables and functions that questions and judgements use. */
  readonly preparation: string;
  /** Seconds after which a call is given up, but for one that is asked first. @default 60 */
  readonly each?: number;
  /** Seconds after which no answer is waited for any more. @default 300 */
  readonly patience?: number;
}
