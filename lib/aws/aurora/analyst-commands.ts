/** Where the database answers. */
export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly username: string;
  readonly region: string;
}

/** File name of the certificate authorities of RDS. */
const CA_FILE = 'global-bundle.pem';

/** Downloads the certificate authorities that `verify-full` needs. */
export const CA_COMMAND = `curl -sSo ${CA_FILE} https://truststore.pki.rds.amazonaws.com/global/${CA_FILE}`;

/** Forwards the database's port to the same port of the analyst's machine, through one instance. */
export function tunnelCommand(instanceId: string, documentName: string, region: string): string {
  return `aws ssm start-session --region ${region} --target ${instanceId} --document-name ${documentName}`;
}

/** Makes a password that is good for 15 minutes. It is signed on the analyst's machine for the real host, tunnel or not. */
export function tokenCommand({ host, port, username, region }: DatabaseAddress): string {
  return `export PGPASSWORD="$(aws rds generate-db-auth-token --region ${region} --hostname ${host} --port ${port} --username ${username})"`;
}

/**
 * Connects, and checks that it is the database. Through a tunnel `hostaddr` leads to the near end, and the certificate is
 * still compared with the real name.
 */
export function psqlCommand({ host, port, database, username }: DatabaseAddress, way: 'direct' | 'tunnel'): string {
  const address = way === 'tunnel' ? ' hostaddr=127.0.0.1' : '';
  return `psql "host=${host}${address} port=${port} dbname=${database} user=${username} sslmode=verify-full sslrootcert=${CA_FILE}"`;
}
