/** Where Pgpool lives and what it is called. */
export interface PgpoolIdentity {
  readonly namespace: string;
  /** Name of the Deployment and of its Service. */
  readonly name: string;
}

/** Port for clients, PostgreSQL's own. */
export const PGPOOL_PORT = 5432;

/** User and group of the project's own image. */
export const PGPOOL_USER = 70;

/** Host name that clients inside of the cluster use. */
export const pgpoolHost = ({ namespace, name }: PgpoolIdentity): string => `${name}.${namespace}.svc.cluster.local`;
