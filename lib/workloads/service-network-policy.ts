import { KubeNetworkPolicy, type NetworkPolicyEgressRule, type NetworkPolicyPeer } from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import type { CloudProfile } from './cloud-profile';
import type { DatabaseEndpoint } from './database-endpoint';
import { labels, selector } from './labels';
import { network, tcp } from './network-policy';

/** Addresses outside of the cluster and the TCP ports that may be called there. */
export interface NetworkEgress {
  readonly cidr: string;
  readonly ports: readonly number[];
}

/** Properties for {@link ServiceNetworkPolicy}. */
export interface ServiceNetworkPolicyProps {
  readonly name: string;
  readonly namespace: string;
  /** Port of the pods. */
  readonly port: number;
  readonly allowFrom: readonly string[];
  readonly calls: readonly { readonly name: string; readonly port: number }[];
  readonly egress: readonly NetworkEgress[];
  readonly database?: DatabaseEndpoint;
  readonly profile: Pick<CloudProfile, 'ingressSources'>;
}

/** Defines who may call a service, and whom it may call; the namespace denies the rest. */
export class ServiceNetworkPolicy extends Construct {
  constructor(scope: Construct, id: string, props: ServiceNetworkPolicyProps) {
    super(scope, id);
    const { name, namespace, port, allowFrom, calls, egress, database, profile } = props;
    const neighbour = (other: string): NetworkPolicyPeer => ({ podSelector: selector(other) });
    const outgoing: NetworkPolicyEgressRule[] = [
      ...(database ? [{ to: [database.peer], ports: [tcp(database.port)] }] : []),
      ...calls.map((callee) => ({ to: [neighbour(callee.name)], ports: [tcp(callee.port)] })),
      ...egress.map(({ cidr, ports }) => ({ to: [network(cidr)], ports: ports.map(tcp) })),
    ];
    new KubeNetworkPolicy(this, 'Resource', {
      metadata: { name, namespace, labels: labels(name, 'service') },
      spec: {
        podSelector: selector(name),
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ from: [...profile.ingressSources, ...allowFrom.map(neighbour)], ports: [tcp(port)] }],
        egress: outgoing,
      },
    });
  }
}
