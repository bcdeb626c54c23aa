import { KubeNetworkPolicy, type NetworkPolicyPeer } from 'cdk8s-plus-33/lib/imports/k8s';
import type { Construct } from 'constructs';
import type { CloudProfile } from '../cloud-profile';
import { MONITORING_LABEL, selector } from '../labels';
import { incoming, outgoing, pods, tcp } from '../network-policy';
import type { PgpoolIdentity } from '../pgpool/identity';
import { postgresBootstrapName } from '../postgres/bootstrap-job';
import { instanceSelector, POSTGRES_PORT, type PostgresClusterIdentity } from './identity';
import { METRICS_PORT } from './metrics';

/** Properties for {@link instanceNetworkPolicy}. */
export interface InstanceNetworkPolicyProps extends PostgresClusterIdentity {
  /** The Pgpool in front. */
  readonly pgpool: PgpoolIdentity;
  /** Pods that read from the readers and pass Pgpool by. */
  readonly clients: readonly NetworkPolicyPeer[];
  /** Namespace of the operator. */
  readonly operatorNamespace: string;
  /** Addresses of the Kubernetes API: every instance keeps its own record there. */
  readonly kubernetesApi: readonly NetworkPolicyPeer[];
  readonly monitoring: 'none' | 'podMonitor';
  readonly profile: Pick<CloudProfile, 'metadataServer' | 'objectStorage'>;
}

/** Where an instance tells its state, to the operator and to the others that ask whether it is cut off. */
const STATUS_PORT = 8000;

/** Where the operator reaches an instance. */
export const INSTANCE_PORTS: readonly number[] = [POSTGRES_PORT, STATUS_PORT];

/** Name label of the operator's pods. @see chart cloudnative-pg 0.29 */
const OPERATOR = 'cloudnative-pg';

/** Ports of the Kubernetes API: of its Service, and of the servers behind it where they have another. */
const API_PORTS = [443, 6443];

/**
 * Defines who reaches the instances and whom they reach; the namespace denies the rest. Both Services lead to the same
 * pods, so whoever may read from a reader reaches the writer too: what a user may do there is up to its rights.
 */
export function instanceNetworkPolicy(
  scope: Construct,
  id: string,
  props: InstanceNetworkPolicyProps,
): KubeNetworkPolicy {
  const { name, namespace, pgpool, clients, operatorNamespace, kubernetesApi, monitoring, profile } = props;
  const instances: NetworkPolicyPeer = { podSelector: instanceSelector(props) };
  const bootstrap: NetworkPolicyPeer = { podSelector: selector(postgresBootstrapName(props)) };
  const operator = pods(operatorNamespace, OPERATOR);
  const prometheus: NetworkPolicyPeer = { namespaceSelector: { matchLabels: { [MONITORING_LABEL]: 'true' } } };
  return new KubeNetworkPolicy(scope, id, {
    metadata: { name, namespace },
    spec: {
      podSelector: instanceSelector(props),
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        ...incoming([instances, operator], INSTANCE_PORTS.map(tcp)),
        ...incoming([bootstrap, pods(pgpool.namespace, pgpool.name), ...clients], [tcp(POSTGRES_PORT)]),
        ...incoming(monitoring === 'podMonitor' ? [prometheus] : [], [tcp(METRICS_PORT)]),
      ],
      egress: [
        ...outgoing([instances], INSTANCE_PORTS.map(tcp)),
        ...outgoing(kubernetesApi, API_PORTS.map(tcp)),
        ...outgoing(profile.objectStorage, [tcp(443)]),
        ...outgoing(profile.metadataServer.peers, profile.metadataServer.ports.map(tcp)),
      ],
    },
  });
}
