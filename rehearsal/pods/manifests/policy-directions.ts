import type { KubernetesObject } from '../../cluster/api';
import type { Change } from './change';

interface NetworkPolicy extends KubernetesObject {
  readonly spec: {
    readonly podSelector: object;
    readonly policyTypes?: readonly string[];
    readonly ingress?: readonly object[];
    readonly egress?: readonly object[];
  };
}

const hasBoth = (object: KubernetesObject): object is NetworkPolicy =>
  object.kind === 'NetworkPolicy' &&
  ['Ingress', 'Egress'].every((type) => (object as NetworkPolicy).spec.policyTypes?.includes(type));

/** Policies add up, so two of one direction each say the same as one of both. @see NetworkPolicySpec, Kubernetes 1.35 */
function inTwo(policy: NetworkPolicy): readonly KubernetesObject[] {
  const { metadata, spec } = policy;
  const { podSelector, ingress, egress } = spec;
  const of = (name: string, rules: object): KubernetesObject =>
    ({ ...policy, metadata: { ...metadata, name }, spec: { podSelector, ...rules } }) as KubernetesObject;
  return [
    of(metadata.name, { policyTypes: ['Ingress'], ...(ingress && { ingress }) }),
    of(`${metadata.name}-egress`, { policyTypes: ['Egress'], ...(egress && { egress }) }),
  ];
}

/**
 * kube-router 2.1 keeps the rules of both directions of a policy in one chain, and asks them all of every packet. So pods of one
 * policy may reach each other by a rule for what leaves, although no rule lets it enter.
 */
export const POLICIES_BY_DIRECTION: Change = {
  what: 'NetworkPolicy of both directions: one for each',
  why: 'kube-router takes the rules of one direction for the other; by Kubernetes the two say the same',
  to: (object) => (hasBoth(object) ? inTwo(object) : undefined),
};
