import type { EnvVar, NetworkPolicyPeer, Volume, VolumeMount } from 'cdk8s-plus-33/lib/imports/k8s';
import { KEY_FILE_MODE } from './pod-security';

/** Where the files of the database connection are mounted. */
const DIRECTORY = '/var/run/database';

/** Seconds after which a client tries the next address: shorter than a person waits, longer than a network hiccup. */
const CONNECT_TIMEOUT_SECONDS = '5';

/** What a client gets of a database: any PostgreSQL client works with it unmodified. */
export interface DatabaseEndpoint {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** How the client proves who it is: a Secret of the client's namespace with `ca.crt`, `tls.crt` and `tls.key`. */
  readonly clientCertificateSecret: string;
  /** The pods that answer, for the client's network policy. */
  readonly peer: NetworkPolicyPeer;
}

/**
 * The variables of libpq, which every PostgreSQL client understands. The server's certificate is always verified.
 *
 * @see https://www.postgresql.org/docs/18/libpq-envars.html
 */
export function libpqEnvironment(endpoint: DatabaseEndpoint, applicationName: string): EnvVar[] {
  const variables = {
    PGHOST: endpoint.host,
    PGPORT: String(endpoint.port),
    PGDATABASE: endpoint.database,
    PGUSER: endpoint.user,
    PGAPPNAME: applicationName,
    PGCONNECT_TIMEOUT: CONNECT_TIMEOUT_SECONDS,
    PGSSLMODE: 'verify-full',
    PGSSLROOTCERT: `${DIRECTORY}/ca.crt`,
    PGSSLCERT: `${DIRECTORY}/client.crt`,
    PGSSLKEY: `${DIRECTORY}/client.key`,
  };
  return Object.entries(variables).map(([name, value]) => ({ name, value }));
}

/** The volume with the client's certificate. It follows the Secret, so a renewed certificate is used by new connections. */
export function databaseVolume({ clientCertificateSecret }: DatabaseEndpoint): Volume {
  return {
    name: 'database',
    secret: {
      secretName: clientCertificateSecret,
      defaultMode: KEY_FILE_MODE,
      items: [
        { key: 'ca.crt', path: 'ca.crt' },
        { key: 'tls.crt', path: 'client.crt' },
        { key: 'tls.key', path: 'client.key' },
      ],
    },
  };
}

export const DATABASE_MOUNT: VolumeMount = { name: 'database', mountPath: DIRECTORY, readOnly: true };
