/** Where a CockroachDB cluster lives and what its parts are called. */
export interface CockroachDbIdentity {
  readonly namespace: string;
  /** Name of the StatefulSet and of its headless Service. */
  readonly name: string;
}

const CLUSTER_DOMAIN = 'svc.cluster.local';

/** Name of the Service that clients inside the cluster use. */
export const clientService = ({ name }: CockroachDbIdentity): string => `${name}-public`;

/** Host name that clients inside the cluster use. */
export const clientHost = (identity: CockroachDbIdentity): string =>
  `${clientService(identity)}.${identity.namespace}.${CLUSTER_DOMAIN}`;

/** Name of the pod of one member. */
export const memberPod = ({ name }: CockroachDbIdentity, member: number): string => `${name}-${member}`;

/** Host name of the pod of one member. */
export const podHost = ({ name, namespace }: CockroachDbIdentity, pod: string): string =>
  `${pod}.${name}.${namespace}.${CLUSTER_DOMAIN}`;

/** Names under which members answer: the client Service, each member, and the member itself. */
export function serverNames(identity: CockroachDbIdentity): readonly string[] {
  const { name, namespace } = identity;
  const client = clientService(identity);
  return [
    'localhost',
    client,
    `${client}.${namespace}`,
    `${client}.${namespace}.${CLUSTER_DOMAIN}`,
    `*.${name}`,
    `*.${name}.${namespace}`,
    `*.${name}.${namespace}.${CLUSTER_DOMAIN}`,
  ];
}
