import { KubeNetworkPolicy, type LabelSelector, type NetworkPolicyPeer } from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import { incoming, outgoing, tcp } from './network-policy';
import { RestrictedNamespace } from './restricted-namespace';

/** A way of a chart's pods, beside the Kubernetes API and the name servers. */
export interface ChartPath {
  /** Name of the policy. */
  readonly name: string;
  /** The pods. */
  readonly pods: LabelSelector;
  /** Who reaches them, and on which ports. @default - nobody */
  readonly from?: { readonly peers: readonly NetworkPolicyPeer[]; readonly ports: readonly number[] };
  /** Whom they reach, and on which ports. @default - nobody */
  readonly to?: readonly { readonly peers: readonly NetworkPolicyPeer[]; readonly ports: readonly number[] }[];
}

/** Properties for {@link ChartNamespace}. */
export interface ChartNamespaceProps {
  readonly name: string;
  /** Where the cluster's name servers answer. */
  readonly nameServers: readonly NetworkPolicyPeer[];
  /** Where the Kubernetes API answers on 443. */
  readonly kubernetesApi: readonly NetworkPolicyPeer[];
  /** From where the Kubernetes API calls webhooks. */
  readonly apiServers: readonly NetworkPolicyPeer[];
  /** The pods that answer the webhooks of the chart, and their port. */
  readonly webhook: { readonly pods: LabelSelector; readonly port: number };
  /** What else its pods need. @default - nothing */
  readonly paths?: readonly ChartPath[];
}

/**
 * Defines the namespace of a chart with controllers, before the chart: Pod Security is restricted, every pod reaches the name
 * servers and the Kubernetes API, the Kubernetes API reaches the webhook, and no other packet flows but on the named paths.
 * A chart cannot label the namespace that it is put into.
 *
 * What the kubelet asks a pod of its own node passes by the policies.
 */
export class ChartNamespace extends Construct {
  constructor(scope: Construct, id: string, props: ChartNamespaceProps) {
    super(scope, id);
    const { name: namespace, nameServers, kubernetesApi, apiServers, webhook, paths = [] } = props;
    new RestrictedNamespace(this, 'Namespace', { name: namespace, nameServers });
    new KubeNetworkPolicy(this, 'KubernetesApi', {
      metadata: { name: 'allow-kubernetes-api', namespace },
      spec: { podSelector: {}, policyTypes: ['Egress'], egress: outgoing(kubernetesApi, [tcp(443)]) },
    });
    new KubeNetworkPolicy(this, 'Webhook', {
      metadata: { name: 'allow-webhook', namespace },
      spec: { podSelector: webhook.pods, policyTypes: ['Ingress'], ingress: incoming(apiServers, [tcp(webhook.port)]) },
    });
    for (const { name, pods, from, to = [] } of paths) {
      new KubeNetworkPolicy(this, name, {
        metadata: { name, namespace },
        spec: {
          podSelector: pods,
          policyTypes: [...(from ? ['Ingress'] : []), ...(to.length > 0 ? ['Egress'] : [])],
          ...(from ? { ingress: incoming(from.peers, from.ports.map(tcp)) } : {}),
          ...(to.length > 0 ? { egress: to.flatMap(({ peers, ports }) => outgoing(peers, ports.map(tcp))) } : {}),
        },
      });
    }
  }
}
