import { KubeNetworkPolicy, type NetworkPolicyPeer } from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import type { CloudProfile } from '../cloud-profile';
import { MONITORING_LABEL, selector } from '../labels';
import { INTERNET, incoming, network, outgoing, pods, tcp } from '../network-policy';
import type { CockroachDbIdentity } from './identity';
import { HTTP_PORT, RPC_PORT, SQL_PORT } from './ports';

/** Properties for {@link DatabaseNetworkPolicies}. */
export interface DatabaseNetworkPoliciesProps extends CockroachDbIdentity {
  /** Name label of the pods of the bootstrap Jobs. */
  readonly bootstrapName: string;
  /** Pods of other namespaces that use the database, and what asks whether a member is well. */
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
    // the issuer of the licence has no address that it promises; where backups go to the internet, that is allowed already
    const reportsAlone = telemetry && !profile.objectStorage.includes(INTERNET);
    const members: NetworkPolicyPeer = { podSelector: selector(name) };
    const bootstrap: NetworkPolicyPeer = { podSelector: selector(bootstrapName) };
    const prometheus: NetworkPolicyPeer = { namespaceSelector: { matchLabels: { [MONITORING_LABEL]: 'true' } } };
    new KubeNetworkPolicy(this, 'Members', {
      metadata: { name, namespace },
      spec: {
        podSelector: selector(name),
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          ...incoming([members, bootstrap], [tcp(RPC_PORT)]),
          ...incoming([bootstrap, ...clients, ...clientCidrs.map((cidr) => network(cidr))], [tcp(SQL_PORT)]),
          ...incoming([prometheus], [tcp(HTTP_PORT)]),
        ],
        egress: [
          ...outgoing([members], [tcp(RPC_PORT)]),
          ...outgoing(profile.objectStorage, [tcp(443)]),
          ...outgoing(profile.metadataServer.peers, profile.metadataServer.ports.map(tcp)),
          ...outgoing(reportsAlone ? [INTERNET] : [], [tcp(443)]),
          ...outgoing(kubernetesApi, [tcp(443)]),
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
