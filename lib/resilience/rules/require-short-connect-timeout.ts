import { type Container, isUnknown } from '../../topology';
import { judge } from '../judge';
import type { Rule } from '../rule';

/** Seconds after which a client must try the next address; own choice. */
const MOST_SECONDS = 5;

const URL = /^postgres(ql)?:\/\//;

/** Seconds that a client waits for a connection; 0 and less: for ever. @see libpq, connect_timeout (PostgreSQL 18) */
interface Timeout {
  readonly seconds: string | undefined;
  readonly said: string;
}

/** @returns `undefined` where the container is no client of PostgreSQL, as far as its environment tells */
function timeout({ environment }: Container): Timeout | undefined {
  const url = Object.entries(environment).find(([, value]) => value !== undefined && URL.test(value));
  if (url) {
    const seconds = /[?&]connect_timeout=(\d+)/.exec(url[1] ?? '')?.[1];
    return { seconds, said: `connect_timeout of ${url[0]}` };
  }
  if (!('PGHOST' in environment)) return undefined;
  return { seconds: environment.PGCONNECT_TIMEOUT, said: 'PGCONNECT_TIMEOUT' };
}

const isShort = (seconds: string | undefined): boolean => Number(seconds) > 0 && Number(seconds) <= MOST_SECONDS;

/** Clients of PostgreSQL give up quickly on a server that is gone. */
export const requireShortConnectTimeout: Rule = {
  id: 'HA-DB-010',
  name: 'require-short-connect-timeout',
  claim: `Clients of PostgreSQL wait at most ${MOST_SECONDS} seconds for a connection, as far as their environment tells.`,
  why: 'Clients of PostgreSQL wait for ever by default: an application may hang on the lost server long after the database has failed over.',
  remedy: 'Set PGCONNECT_TIMEOUT, or connect_timeout in the URL, to 5 or less, and retry.',
  severity: 'info',
  source: 'https://www.postgresql.org/docs/18/libpq-connect.html#LIBPQ-CONNECT-CONNECT-TIMEOUT',
  *check(topology) {
    for (const { pod, place } of topology.workloads) {
      if (isUnknown(pod)) continue;
      for (const container of pod.containers) {
        const found = timeout(container);
        if (!found) continue;
        yield judge(place, isShort(found.seconds), {
          part: container.name,
          seen: `${found.said} ${found.seconds ?? 'not set'}`,
          expected: `1 to ${MOST_SECONDS} seconds`,
        });
      }
    }
  },
};
