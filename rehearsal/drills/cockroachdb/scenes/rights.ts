import { RIGHTS, type Right, ROLES, type Role, statementOf } from '../../../../lib/rights';
import { claim, must, type Outcome } from '../../../outcome';
import { isMissingRight, type Refused } from '../load/refusal';
import { PODS } from '../machine/places';
import type { Stage } from '../stage';

const TABLE = 'drill_rights';
const SEQUENCE = 'drill_tickets';

/** What everybody finds: root made it after the bootstrap. */
const FOUND = [
  `CREATE TABLE IF NOT EXISTS ${TABLE} (id INT PRIMARY KEY)`,
  `UPSERT INTO ${TABLE} VALUES (1)`,
  `CREATE SEQUENCE IF NOT EXISTS ${SEQUENCE}`,
  `SELECT nextval('${SEQUENCE}')`,
];

/** Whether what was seen is what the table says; a refusal that nobody has seen before may have another SQLSTATE. */
export function agrees(right: Right, role: Role, refused: Refused | undefined): boolean {
  const wanted = right.answers.cockroachdb?.[role];
  if (wanted === 'allowed') return refused === undefined;
  return refused !== undefined && isMissingRight(refused);
}

/** The statements of a right, as one user sends them: each for itself. */
export function statementsOf(sql: string, users: Readonly<Record<Role, string>>, role: Role): readonly string[] {
  const other = role === 'writer' ? users.reader : users.writer;
  const names = { table: TABLE, sequence: SEQUENCE, other: `"${other}"`, self: `"${users[role]}"` };
  return ['SET default_transaction_read_only = off', ...statementOf(sql, names).split('; ')];
}

function ask(stage: Stage, right: Right, sql: string, role: Role): Promise<Outcome> {
  const { users } = stage.props.database;
  const may = right.answers.cockroachdb?.[role] === 'allowed';
  return claim('rights', `the ${role} ${may ? 'may' : 'may not'} ${right.what}`, async () => {
    const refused = await stage.visitor(users[role]).refusal(PODS, statementsOf(sql, users, role));
    const seen = refused ? `${refused.state ?? 'no SQLSTATE'}: ${refused.words}` : 'done';
    must(agrees(right, role, refused), seen);
    return seen;
  });
}

/** The analyst's limits are there when a session begins. */
function limits(stage: Stage): Promise<Outcome> {
  return claim(
    'rights',
    'the sessions of the analyst begin with transactions that only read, and that end',
    async () => {
      const analyst = stage.visitor(stage.props.database.users.analyst);
      const shown = new Map<string, string>();
      for (const name of [
        'default_transaction_read_only',
        'statement_timeout',
        'idle_in_transaction_session_timeout',
      ]) {
        shown.set(name, (await analyst.rows(PODS, `SHOW ${name}`)).join());
      }
      const seen = [...shown].map(([name, value]) => `${name} ${value}`).join(', ');
      must(![...shown.values()].some((value) => ['off', '0', '0s', ''].includes(value)), seen);
      return seen;
    },
  );
}

/** Every statement of the table of rights, by every user. */
export async function rights(stage: Stage): Promise<readonly Outcome[]> {
  await stage.visitor('root').rows(PODS, ...FOUND);
  const outcomes = [await limits(stage)];
  for (const right of RIGHTS) {
    const sql = right.sql.cockroachdb;
    if (!sql) continue;
    for (const role of ROLES) {
      if (right.answers.cockroachdb?.[role]) outcomes.push(await ask(stage, right, sql, role));
    }
  }
  return outcomes;
}
