import { literal } from '../sql';

/**
 * Functions that store something in a database without any right in it: PostgreSQL lets everybody call them. Large objects,
 * which some object mappers keep long texts in, and messages in the write-ahead log.
 *
 * @see https://www.postgresql.org/docs/17/lo-funcs.html
 */
const NAMES = ['lo_creat', 'lo_create', 'lo_from_bytea', 'pg_logical_emit_message'];

const CONDITION = `pronamespace = 'pg_catalog'::regnamespace AND proname IN (${NAMES.map(literal).join(', ')})`;

/**
 * Takes them from everybody, and lets the owner give them back: one statement, for a superuser. Their arguments differ between
 * versions. CloudNativePG hands it to a container as an argument, in which Kubernetes makes one dollar sign of two: so its quote
 * has a tag.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/ (Container, args; v1.35)
 */
export const takeStoringFunctions = (owner: string): string =>
  [
    'DO $storing$ DECLARE storing regprocedure; BEGIN',
    `FOR storing IN SELECT oid::regprocedure FROM pg_proc WHERE ${CONDITION} LOOP`,
    "EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', storing);",
    `EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO ${owner} WITH GRANT OPTION', storing);`,
    'END LOOP; END $storing$',
  ].join(' ');

/** A query for the statements that give them to a role, where this user may; in Aurora everybody has them. */
export const giveStoringFunctions = (role: string): string =>
  `SELECT format('GRANT EXECUTE ON FUNCTION %s TO ${role}', oid::regprocedure) FROM pg_proc WHERE ${CONDITION} AND has_function_privilege(oid, 'EXECUTE WITH GRANT OPTION')`;
