import { type Database, RIGHTS, ROLES, type Role, statementOf } from '../../lib/rights';
import type { ThrowAwayServer } from '../workloads/postgres/server';

/** The user of each role, and the writer that owns what the others find. */
export type Users = Readonly<Record<Role, string>> & { readonly owner: string };

const quoted = (name: string): string => `"${name}"`;

/** What the owner makes before anybody is asked. */
const STAGE =
  'CREATE TABLE ledger (id INT); INSERT INTO ledger VALUES (1); CREATE SEQUENCE tickets; SELECT nextval($$tickets$$);';

/** Lines of the answer that are ours. */
const MARK = 'answer of ';

/** Sends every statement of the table as every user; gives each SQLSTATE, or `allowed`. */
export function askPostgres(
  server: ThrowAwayServer,
  users: Users,
): Readonly<Record<string, Readonly<Record<Role, string>>>> {
  const { succeeded, errors } = server.psql(users.owner, STAGE);
  if (!succeeded) throw new Error(errors);
  const rights = RIGHTS.flatMap(({ id, sql }) => (sql.postgresql ? [{ id, sql: sql.postgresql }] : []));
  const ask = (role: Role): ReadonlyMap<string, string> => {
    const self = users[role];
    const names = { table: 'ledger', sequence: 'tickets', other: quoted(users.owner), self: quoted(self) };
    const script = rights.flatMap(({ id, sql }) => [
      // one message, so that nothing is sent after a refusal
      `${statementOf(sql, names).replaceAll('; ', '\\; ')};`,
      `\\echo '${MARK}${id} ':SQLSTATE`,
    ]);
    const free = ['\\set ON_ERROR_STOP off', 'SET default_transaction_read_only = off;'];
    const { rows } = server.psql(self, [...free, ...script].join('\n'));
    return new Map(
      rows
        .filter((line) => line.startsWith(MARK))
        .map((line) => line.slice(MARK.length).split(' '))
        .map(([id = '', state = '']) => [id, state === '00000' ? 'allowed' : state]),
    );
  };
  const answers = new Map(ROLES.map((role) => [role, ask(role)]));
  return Object.fromEntries(
    rights.map(({ id }) => [
      id,
      Object.fromEntries(ROLES.map((role) => [role, answers.get(role)?.get(id)])) as Record<Role, string>,
    ]),
  );
}

/** What the table of rights says of a database. */
export const answersOf = (database: Database) =>
  Object.fromEntries(RIGHTS.flatMap(({ id, answers }) => (answers[database] ? [[id, answers[database]]] : [])));
