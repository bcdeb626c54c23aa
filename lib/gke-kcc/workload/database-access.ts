import type { GkeCockroachDbScenario } from '../../scenario';
import {
  admittedUsers,
  type BootstrapJobsProps,
  type CloudProfile,
  type CockroachDbIdentity,
  NODE_USER,
  ROOT_USER,
  type SqlLoadBalancer,
} from '../../workloads';

/** Name of the database's CA and of its ClusterIssuer. */
export const issuerName = ({ database }: GkeCockroachDbScenario): string => `${database.name}-ca`;

/** Where the cluster is found by its clients. */
export const identity = ({ database }: GkeCockroachDbScenario): CockroachDbIdentity => ({
  namespace: database.namespace,
  name: database.name,
});

/** Every certificate that the database's CA may sign: whoever holds one is that user. */
export function allowedCertificates({ database, servicesNamespace, analyst }: GkeCockroachDbScenario) {
  return [
    { namespace: database.namespace, commonName: NODE_USER, server: true },
    { namespace: database.namespace, commonName: ROOT_USER },
    ...database.users.map(({ name }) => ({ namespace: servicesNamespace, commonName: name })),
    { namespace: analyst.namespace, commonName: analyst.username },
  ];
}

/** From where each user may connect. */
export function admitted({ database, analyst, network }: GkeCockroachDbScenario): BootstrapJobsProps['admitted'] {
  const { username, allowlist, internal, bastion } = analyst;
  const networks = [...(allowlist?.cidrs.map(({ cidr }) => cidr) ?? []), ...(internal?.cidrs ?? [])];
  return admittedUsers({
    services: database.users,
    analyst: { username, bastion: bastion !== undefined, networks },
    pods: network.pods,
  });
}

/** The load balancers through which the analyst comes. */
export function sqlLoadBalancers(
  { analyst }: GkeCockroachDbScenario,
  profile: CloudProfile,
): readonly SqlLoadBalancer[] {
  const { allowlist, internal } = analyst;
  const found: SqlLoadBalancer[] = [];
  if (allowlist) {
    const binding = profile.loadBalancer('external', allowlist.addressName);
    found.push({ scheme: 'external', binding, cidrs: allowlist.cidrs.map(({ cidr }) => cidr) });
  }
  if (internal) {
    const binding = profile.loadBalancer('internal', internal.addressName);
    found.push({ scheme: 'internal', binding, cidrs: internal.cidrs });
  }
  return found;
}
