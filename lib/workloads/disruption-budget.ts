import { IntOrString, KubePodDisruptionBudget, type ObjectMeta } from 'cdk8s-plus-33/lib/imports/k8s';
import type { Construct } from 'constructs';
import { selector } from './labels';

/**
 * Defines the budget of a workload that is spread over the zones: one pod at a time may be evicted. A pod that never
 * becomes ready does not hold up the drain of its node.
 *
 * @see KEP-3017 (unhealthyPodEvictionPolicy)
 */
export function disruptionBudget(scope: Construct, metadata: ObjectMeta & { readonly name: string }) {
  return new KubePodDisruptionBudget(scope, 'DisruptionBudget', {
    metadata,
    spec: {
      selector: selector(metadata.name),
      maxUnavailable: IntOrString.fromNumber(1),
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });
}
