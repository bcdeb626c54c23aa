import { literal } from '../sql';

/** Who belongs to CockroachDB itself. `public` is a schema of `admin`, and stays so. */
const BUILT_IN = ['root', 'admin', 'node', 'public'];

/** Kinds of objects, in the order in which they go back: who owns a table must be able to create in its schema. */
const OBJECTS: readonly (readonly [kind: string, query: string])[] = [
  ['schema', "SELECT 1 AS step, 'SCHEMA' AS word, '' AS parent, nspname::text AS name FROM pg_namespace"],
  [
    'type',
    `SELECT 2, 'TYPE', nspname::text, typname::text FROM pg_type JOIN pg_namespace ON pg_namespace.oid = typnamespace
    WHERE typtype IN ('e', 'c')`,
  ],
  // the word TABLE serves views and sequences too
  [
    'table',
    `SELECT 3, 'TABLE', nspname::text, relname::text FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE relkind IN ('r', 'v', 'm', 'S')`,
  ],
  // a backup tells no arguments, so several functions of one name stay with root
  [
    'function',
    `SELECT 4, CASE max(prokind::text) WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, nspname::text, proname::text
    FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace GROUP BY nspname, proname HAVING count(*) = 1`,
  ],
];

/**
 * A query whose rows are the statements that give the objects of the database in use back to those who owned them when the
 * backup was made. CockroachDB gives whatever it restores to the user that restores it, and only a backup knows whose it was.
 * The users must be there, with their rights. The statements can be run any number of times.
 *
 * @param backup - where the rows of `SHOW BACKUP ... WITH privileges` come from
 * @see https://www.cockroachlabs.com/docs/v26.2/show-backup
 */
export function ownersQuery(database: string, backup: string): string {
  const objects = OBJECTS.map(([kind, query]) => `  SELECT '${kind}' AS kind, * FROM (${query}) AS found`);
  return `WITH owners AS (
  SELECT DISTINCT ON (object_type, parent_schema_name, object_name)
    object_type AS kind, coalesce(parent_schema_name, '') AS parent, object_name AS name, btrim(owner, '"') AS owner
  FROM ${backup}
  WHERE database_name = ${literal(database)}
  ORDER BY object_type, parent_schema_name, object_name, end_time DESC
), objects AS (
${objects.join('\n  UNION ALL\n')}
), statements AS (
  SELECT step, format(
    'ALTER %s %s%I OWNER TO %I', word, CASE objects.parent WHEN '' THEN '' ELSE quote_ident(objects.parent) || '.' END, objects.name, owner
  ) AS statement
  FROM objects JOIN owners ON owners.kind = objects.kind AND owners.parent = objects.parent AND owners.name = objects.name
  JOIN pg_roles ON rolname = owner
  WHERE owner NOT IN (${BUILT_IN.map(literal).join(', ')})
)
SELECT statement FROM statements ORDER BY step, statement`;
}
