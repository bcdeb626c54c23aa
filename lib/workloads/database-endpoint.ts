import type { EnvVar, NetworkPolicyPeer, Volume, VolumeMount } from 'cdk8s-plus-33/lib/imports/k8s';
import { KEY_FILE_MODE } from './pod-security';

/** Where the files of the database connection are mounted. */
const DIRECTORY = '/var/run/database';

/** Seconds after which a client tries the next address: shorter than a person waits, longer than a network hiccup. */
const CONNECT_TIMEOUT_SECONDS = '5';

/** Where the certificate of the database's CA lies in the client's namespace, under the key `ca.crt`. */
export interface CertificateSource {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
}

/** How a client proves who it is. */
export type DatabaseAuthentication =
  /** A Secret of the client's namespace with `ca.crt`, `tls.crt` and `tls.key`. */
  | { readonly method: 'clientCertificate'; readonly secret: string }
  /** A token of its cloud identity in place of a password. The client signs it itself, for this region. */
  | { readonly method: 'iamToken'; readonly region: string; readonly ca: CertificateSource }
  /** A password under a key of a Secret of the client's namespace. */
  | { readonly method: 'password'; readonly secret: string; readonly key: string; readonly ca: CertificateSource };

/** What a client gets of a database: any PostgreSQL client works with it unmodified. */
export interface DatabaseEndpoint {
  readonly host: string;
  /** Host name that answers reads only, on the same port. @default - the database has none */
  readonly readOnlyHost?: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly authentication: DatabaseAuthentication;
  /** Who answers, for the client's network policy. */
  readonly peers: readonly NetworkPolicyPeer[];
}

function credentials(authentication: DatabaseAuthentication): EnvVar[] {
  switch (authentication.method) {
    case 'clientCertificate':
      return [
        { name: 'PGSSLCERT', value: `${DIRECTORY}/client.crt` },
        { name: 'PGSSLKEY', value: `${DIRECTORY}/client.key` },
      ];
    case 'iamToken':
      return [{ name: 'AWS_REGION', value: authentication.region }];
    case 'password':
      return [
        {
          name: 'PGPASSWORD',
          valueFrom: { secretKeyRef: { name: authentication.secret, key: authentication.key } },
        },
      ];
  }
}

/**
 * The variables of libpq, which every PostgreSQL client understands. The server's certificate is always verified.
 * `PGREADHOST` is no variable of libpq: it names the host for connections that only read, where there is one. With an IAM
 * token there is no `PGPASSWORD`: the client signs one for each new connection, with `AWS_REGION`.
 *
 * @see https://www.postgresql.org/docs/18/libpq-envars.html
 */
export function libpqEnvironment(endpoint: DatabaseEndpoint, applicationName: string): EnvVar[] {
  const variables = {
    PGHOST: endpoint.host,
    ...(endpoint.readOnlyHost ? { PGREADHOST: endpoint.readOnlyHost } : {}),
    PGPORT: String(endpoint.port),
    PGDATABASE: endpoint.database,
    PGUSER: endpoint.user,
    PGAPPNAME: applicationName,
    PGCONNECT_TIMEOUT: CONNECT_TIMEOUT_SECONDS,
    PGSSLMODE: 'verify-full',
    PGSSLROOTCERT: `${DIRECTORY}/ca.crt`,
  };
  return [
    ...Object.entries(variables).map(([name, value]) => ({ name, value })),
    ...credentials(endpoint.authentication),
  ];
}

const CA_FILE = { key: 'ca.crt', path: 'ca.crt' };

/**
 * The volume with the CA's certificate and, if the client has one, its own. It follows the Secret, so a renewed
 * certificate is used by new connections.
 */
export function databaseVolume({ authentication }: DatabaseEndpoint): Volume {
  const name = 'database';
  if (authentication.method === 'clientCertificate') {
    return {
      name,
      secret: {
        secretName: authentication.secret,
        defaultMode: KEY_FILE_MODE,
        items: [CA_FILE, { key: 'tls.crt', path: 'client.crt' }, { key: 'tls.key', path: 'client.key' }],
      },
    };
  }
  const { ca } = authentication;
  return ca.kind === 'ConfigMap'
    ? { name, configMap: { name: ca.name, items: [CA_FILE] } }
    : { name, secret: { secretName: ca.name, defaultMode: KEY_FILE_MODE, items: [CA_FILE] } };
}

export const DATABASE_MOUNT: VolumeMount = { name: 'database', mountPath: DIRECTORY, readOnly: true };
