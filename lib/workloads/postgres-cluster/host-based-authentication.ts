import { READ, WRITE } from '../postgres/bootstrap-sql';
import { OWNER } from './identity';

/**
 * Lines of `pg_hba.conf` between those that CloudNativePG writes itself: replication by certificate before them, and a
 * line for everybody, also without TLS, after them, which the last line here keeps from being reached. Users are admitted
 * by the roles that hold their rights, so that another user needs no change here.
 *
 * @see CloudNativePG 1.30, postgresql_conf (the pg_hba section)
 */
export function pgHba(database: string): string[] {
  return [
    // Pgpool goes on in plain text with a server that offers no TLS
    'hostnossl all all all reject',
    `hostssl ${database} ${OWNER} all scram-sha-256`,
    `hostssl ${database} +${READ},+${WRITE} all scram-sha-256`,
    'host all all all reject',
  ];
}
