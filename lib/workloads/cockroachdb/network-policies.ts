import { KubeNetworkPolicy, type NetworkPolicyPeer } from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import type { CloudProfile } from '../cloud-profile';
import { MONITORING_LABEL, selector } from '../labels';
import { INTERNET, network, pods, tcp } from '../network-policy';
import type { CockroachDbIdentity } from './identity';
import { HTTP_PORT, RPC_PORT, SQL_PORT } from './ports';

/** Properties for {@link DatabaseNetworkPolicies}. */
export interface DatabaseNetworkPoliciesProps extends CockroachDbIdentity {
  /** Name label of the pods of the bootstrap Jobs. */
  readonly bootstrapName: string;
  /** Pods of other namespaces that use the database. */
  readonly clients: readonly NetworkPolicyPeer[];
  /** Networks whose clients come through a load balancer, which keeps their addresses. */
  readonly clientCidrs: readonly string[];
  readonly profile: Pick<CloudProfile, 'metadataServer' | 'objectStorage'>;
  /** Whether members may report to the issuer of their licence, at register.cockroachdb.com. */
  readonly telemetry: boolean;
  /** Whether the init container asks the Kubernetes API for its Node, and the addresses of that API. */
  readonly kubernetesApi: readonly NetworkPolicyPeer[];
}

/** Defines who reaches the members and whom they reach; the namespace denies the rest. */
export class DatabaseNetworkPolicies extends Construct {
  constructor(scope: Construct, id: string, props: DatabaseNetworkPoliciesProps) {
    super(scope, id);
    const { name, namespace, bootstrapName, clients, clientCidrs, profile, telemetry, kubernetesApi } = props;
    const members: NetworkPolicyPeer = { podSelector: selector(name) };
    const bootstrap: NetworkPolicyPeer = { podSelector: selector(bootstrapName) };
    const prometheus: NetworkPolicyPeer = { namespaceSelector: { matchLabels: { [MONITORING_LABEL]: 'true' } } };
    new KubeNetworkPolicy(this, 'Members', {
      metadata: { name, namespace },
      spec: {
        podSelector: selector(name),
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          { from: [members, bootstrap], ports: [tcp(RPC_PORT)] },
          { from: [bootstrap, ...clients, ...clientCidrs.map((cidr) => network(cidr))], ports: [tcp(SQL_PORT)] },
          { from: [prometheus], ports: [tcp(HTTP_PORT)] },
        ],
        egress: [
          { to: [members], ports: [tcp(RPC_PORT)] },
          { to: [...profile.objectStorage], ports: [tcp(443)] },
          { to: [...profile.metadataServer.peers], ports: profile.metadataServer.ports.map(tcp) },
          ...(telemetry ? [{ to: [INTERNET], ports: [tcp(443)] }] : []),
          ...(kubernetesApi.length > 0 ? [{ to: [...kubernetesApi], ports: [tcp(443)] }] : []),
        ],
      },
    });
    new KubeNetworkPolicy(this, 'Bootstrap', {
      metadata: { name: bootstrapName, namespace },
      spec: {
        podSelector: selector(bootstrapName),
        policyTypes: ['Ingress', 'Egress'],
        egress: [{ to: [pods(namespace, name)], ports: [tcp(RPC_PORT), tcp(SQL_PORT)] }],
      },
    });
  }
}
