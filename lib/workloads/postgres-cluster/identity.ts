import type { LabelSelector, NetworkPolicyPeer } from 'cdk8s-plus-33/lib/imports/k8s';
import { namespaceSelector } from '../labels';

/** Where a PostgreSQL cluster lives and what it is called. */
export interface PostgresClusterIdentity {
  readonly namespace: string;
  /** Name of the CloudNativePG Cluster, and prefix of everything that its operator makes. */
  readonly name: string;
}

/** PostgreSQL's own port. CloudNativePG fixes it. */
export const POSTGRES_PORT = 5432;

/** Owner of the database. It logs in for the bootstrap and for nothing else. */
export const OWNER = 'trizone_owner';

/** Secret with the owner's password, under the key `password`. The operator makes it. */
export const ownerSecret = ({ name }: PostgresClusterIdentity): string => `${name}-app`;

/** Forms in which a Service is called, the shortest first. */
export function serviceNames({ namespace }: Pick<PostgresClusterIdentity, 'namespace'>, service: string): string[] {
  return ['', `.${namespace}`, `.${namespace}.svc`, `.${namespace}.svc.cluster.local`].map((end) => service + end);
}

/** Name of the Service that leads to the writer. */
export const writerService = ({ name }: PostgresClusterIdentity): string => `${name}-rw`;

/** Name of the Service that leads to any reader. */
export const readerService = ({ name }: PostgresClusterIdentity): string => `${name}-ro`;

/** Host name that leads to the writer, whichever instance that is. */
export const postgresWriterHost = (identity: PostgresClusterIdentity): string =>
  `${writerService(identity)}.${identity.namespace}.svc.cluster.local`;

/** Host name that leads to any reader, also while there is no writer. */
export const postgresReaderHost = (identity: PostgresClusterIdentity): string =>
  `${readerService(identity)}.${identity.namespace}.svc.cluster.local`;

/** Selects the instances, and the Jobs of the operator that make them. */
export const instanceSelector = ({ name }: Pick<PostgresClusterIdentity, 'name'>): LabelSelector => ({
  matchLabels: { 'cnpg.io/cluster': name },
});

/** The instances, for the network policy of a client. */
export const postgresInstances = (identity: PostgresClusterIdentity): NetworkPolicyPeer => ({
  namespaceSelector: namespaceSelector(identity.namespace),
  podSelector: instanceSelector(identity),
});
