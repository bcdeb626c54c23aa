import { KubeNetworkPolicy, type NetworkPolicyPeer } from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import type { CloudProfile } from './cloud-profile';
import { databaseEgress } from './database-egress';
import type { DatabaseEndpoint } from './database-endpoint';
import { labels, selector } from './labels';
import { incoming, network, outgoing, tcp } from './network-policy';

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
  readonly profile: Pick<CloudProfile, 'ingressSources' | 'metadataServer'>;
}

/** Defines who may call a service, and whom it may call; the namespace denies the rest. */
export class ServiceNetworkPolicy extends Construct {
  constructor(scope: Construct, id: string, props: ServiceNetworkPolicyProps) {
    super(scope, id);
    const { name, namespace, port, allowFrom, calls, egress, database, profile } = props;
    const neighbour = (other: string): NetworkPolicyPeer => ({ podSelector: selector(other) });
    const leaving = [
      ...(database ? databaseEgress(database, profile) : []),
      ...calls.flatMap((callee) => outgoing([neighbour(callee.name)], [tcp(callee.port)])),
      ...egress.flatMap(({ cidr, ports }) => outgoing([network(cidr)], ports.map(tcp))),
    ];
    new KubeNetworkPolicy(this, 'Resource', {
      metadata: { name, namespace, labels: labels(name, 'service') },
      spec: {
        podSelector: selector(name),
        policyTypes: ['Ingress', 'Egress'],
        ingress: incoming([...profile.ingressSources, ...allowFrom.map(neighbour)], [tcp(port)]),
        // an empty list denies as none does, but the API server stores none, so that every apply would be a change
        ...(leaving.length > 0 ? { egress: leaving } : {}),
      },
    });
  }
}
