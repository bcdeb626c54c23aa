import type { Access } from '../load/visitors';
import type { ClusterObject } from '../rendered/cluster';
import type { Instance } from './instance';

/** Who may create tables writes, and whose transactions are read only by default is the analyst. */
const USERS = `SELECT rolname AS name, CASE
    WHEN has_schema_privilege(oid, 'public', 'CREATE') THEN 'write'
    WHEN EXISTS (SELECT FROM pg_db_role_setting
      WHERE setrole = pg_roles.oid AND 'default_transaction_read_only=on' = ANY (setconfig)) THEN 'analyst'
    ELSE 'read' END AS access
  FROM pg_roles WHERE rolcanlogin AND NOT rolsuper AND NOT rolreplication ORDER BY rolname`;

/** Asks the database whom the bootstrap has made. @throws when there is nobody for one of the parts */
export async function findUsers(writer: Instance, { spec }: ClusterObject): Promise<Readonly<Record<Access, string>>> {
  const { database = 'app', owner = database } = spec.bootstrap?.initdb ?? {};
  const rows = await writer.query<{ name: string; access: Access }>(USERS, database);
  const of = (access: Access): string => {
    const found = rows.find((row) => row.access === access && row.name !== owner)?.name;
    if (!found) {
      const made = rows.map((row) => `${row.name} (${row.access})`).join(', ');
      throw new Error(`the bootstrap must make a user for '${access}', and made ${made}`);
    }
    return found;
  };
  return { write: of('write'), read: of('read'), analyst: of('analyst') };
}
