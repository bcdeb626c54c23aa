import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASES, RIGHTS, ROLES, rightsPage } from '../../lib/rights';

test('docs/rights.md is what `npm run rights` writes', () => {
  expect(readFileSync(join(__dirname, '../../docs/rights.md'), 'utf8')).toBe(rightsPage());
});

test('every right has a name of its own', () => {
  expect(new Set(RIGHTS.map(({ id }) => id)).size).toBe(RIGHTS.length);
});

/** What leaves everything as it was, or ends with the session. */
const HARMLESS = ['read', 'read-sequence', 'lift'];

test('the analyst writes nothing anywhere, but for exceptions that say why', () => {
  const written = RIGHTS.filter(({ id }) => !HARMLESS.includes(id)).filter(({ answers }) =>
    DATABASES.some((database) => answers[database]?.analyst === 'allowed'),
  );
  expect(written.map(({ id, exception }) => [id, exception !== undefined])).toEqual([
    ['large-object', true],
    ['message', true],
    ['statistics', true],
    ['defaults', true],
    ['notify', true],
    ['held-cursor', true],
    ['later-rights', true],
  ]);
});

test('a reader may nothing that the analyst may not', () => {
  const more = RIGHTS.filter(({ answers }) =>
    DATABASES.some((database) => answers[database]?.reader !== answers[database]?.analyst),
  );
  expect(more).toEqual([]);
});

test('what was seen of a role on CockroachDB has an answer', () => {
  const silent = RIGHTS.flatMap(({ id, seenOnCockroachDb, answers }) =>
    seenOnCockroachDb.filter((role) => answers.cockroachdb?.[role] === undefined).map((role) => `${id}: ${role}`),
  );
  expect({ silent, roles: ROLES.length }).toEqual({ silent: [], roles: 3 });
});
