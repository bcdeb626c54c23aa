import {
  IntOrString,
  type NetworkPolicyEgressRule,
  type NetworkPolicyIngressRule,
  type NetworkPolicyPeer,
  type NetworkPolicyPort,
} from 'cdk8s-plus-33/lib/imports/k8s';
import { namespaceSelector, selector } from './labels';

export const tcp = (port: number): NetworkPolicyPort => ({ protocol: 'TCP', port: IntOrString.fromNumber(port) });

export const udp = (port: number): NetworkPolicyPort => ({ protocol: 'UDP', port: IntOrString.fromNumber(port) });

/** The addresses of a CIDR. */
export const network = (cidr: string, except?: readonly string[]): NetworkPolicyPeer => ({
  ipBlock: { cidr, ...(except ? { except: [...except] } : {}) },
});

/** The pods of one workload in a namespace. */
export const pods = (namespace: string, name: string): NetworkPolicyPeer => ({
  namespaceSelector: namespaceSelector(namespace),
  podSelector: selector(name),
});

/** Private and link-local addresses, which "the internet" leaves out. @see RFC 1918, RFC 3927, RFC 6598 */
const PRIVATE = ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'];

/** Every public address. NetworkPolicy knows no host names, so this is the narrowest rule for a public host. */
export const INTERNET: NetworkPolicyPeer = network('0.0.0.0/0', PRIVATE);

/** The rule that lets the peers in; none without peers or ports, because Kubernetes reads an empty list as everything. */
export function incoming(
  from: readonly NetworkPolicyPeer[],
  ports: readonly NetworkPolicyPort[],
): NetworkPolicyIngressRule[] {
  return from.length > 0 && ports.length > 0 ? [{ from: [...from], ports: [...ports] }] : [];
}

/** The rule that lets packets out to the peers; none without peers or ports, as for {@link incoming}. */
export function outgoing(
  to: readonly NetworkPolicyPeer[],
  ports: readonly NetworkPolicyPort[],
): NetworkPolicyEgressRule[] {
  return to.length > 0 && ports.length > 0 ? [{ to: [...to], ports: [...ports] }] : [];
}
