import { KubeNamespace, KubeNetworkPolicy, type NetworkPolicyPeer } from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import { outgoing, tcp, udp } from './network-policy';

/** Properties for {@link RestrictedNamespace}. */
export interface RestrictedNamespaceProps {
  readonly name: string;
  /** Where the cluster's name servers answer. */
  readonly nameServers: readonly NetworkPolicyPeer[];
  /** Further labels of the namespace. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * Defines a namespace that refuses every pod that is not "restricted", and in which no packet flows but to the name
 * servers until a policy allows it by name.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
export class RestrictedNamespace extends Construct {
  constructor(scope: Construct, id: string, props: RestrictedNamespaceProps) {
    super(scope, id);
    const { name, nameServers, labels = {} } = props;
    const modes = ['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted']);
    new KubeNamespace(this, 'Namespace', { metadata: { name, labels: { ...Object.fromEntries(modes), ...labels } } });
    new KubeNetworkPolicy(this, 'DefaultDeny', {
      metadata: { name: 'default-deny', namespace: name },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    });
    new KubeNetworkPolicy(this, 'NameResolution', {
      metadata: { name: 'allow-name-resolution', namespace: name },
      spec: {
        podSelector: {},
        policyTypes: ['Egress'],
        egress: outgoing(nameServers, [udp(53), tcp(53)]),
      },
    });
  }
}
