/** Who signs in with a user of its own. The writer is one of two: neither owns what the other has made. */
export const ROLES = ['writer', 'reader', 'analyst'] as const;
export type Role = (typeof ROLES)[number];

/** Databases whose rights differ. Both scenarios with CockroachDB have the same. */
export const DATABASES = ['cockroachdb', 'eks-postgres', 'eks-aurora'] as const;
export type Database = (typeof DATABASES)[number];

/** What becomes of a statement: it is done, or refused with this SQLSTATE. */
export type Answer = 'allowed' | Refusal;
export type Refusal = '42501';

/** What a user needs a right for. */
export interface Right {
  readonly id: string;
  /** What the statement does, for the reader of the page. */
  readonly what: string;
  /**
   * What is sent: `{table}` is a table of the other writer, `{sequence}` its sequence, `{other}` that writer, `{self}` the user.
   * What it makes, it takes away again. Absent where the language has no such statement.
   */
  readonly sql: { readonly postgresql?: string; readonly cockroachdb?: string };
  /** Of a database that is not told there is no such statement, and a role that is not told is refused or not for other reasons. */
  readonly answers: Readonly<Partial<Record<Database, Readonly<Partial<Record<Role, Answer>>>>>>;
  /** Whose answer was seen by hand on CockroachDB v26.1, on 2026-11-29; the drill asks for all of them. */
  readonly seenOnCockroachDb: readonly Role[];
  /** Why something is allowed that should not be. */
  readonly exception?: string;
}

/** The statement as one user sends it. */
export function statementOf(
  sql: string,
  names: Readonly<Record<'table' | 'sequence' | 'other' | 'self', string>>,
): string {
  return Object.entries(names).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), sql);
}
