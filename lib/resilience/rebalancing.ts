import {
  isIdle,
  isUnknown,
  type Known,
  type PodTemplate,
  type Rebalancer,
  type RebalancingPolicy,
  type Workload,
} from '../topology';
import { selects } from './selects';
import { hardZoneSpreads } from './spreading';

/** Pods of these classes are left alone, whatever a policy says. @see Kubernetes v1.36, scheduling.k8s.io/v1 */
const SYSTEM_CLASSES = ['system-cluster-critical', 'system-node-critical'];

/** Why a policy does not move the pods of the workload; `undefined`: it does. */
function obstacle(policy: RebalancingPolicy, { namespace, replicas, claims }: Workload, pod: PodTemplate) {
  const { included, excluded, selectors } = policy;
  const storage = claims.length + pod.claims.length > 0;
  if (!policy.hard) return 'it looks at wishes only';
  if (included && !included.includes(namespace)) return `it is for ${included.join(', ')}`;
  if (excluded.includes(namespace)) return `it leaves ${namespace} out`;
  if (!selectors.every((selector) => selects(selector, pod.labels))) return 'its selector does not select the pods';
  if (!policy.claims && storage) return 'it leaves pods with a volume alone';
  if (!policy.emptyDirs && pod.hostPaths.length + pod.emptyDirs.length > 0) {
    return 'it leaves pods with a directory of the node alone';
  }
  if (SYSTEM_CLASSES.includes(pod.priorityClass ?? '')) return 'it leaves pods of the system alone';
  if (!isUnknown(replicas.min) && replicas.min < policy.minReplicas) {
    return `it leaves workloads of fewer than ${policy.minReplicas} replicas alone`;
  }
  return undefined;
}

/** Whether something moves the pods of a workload back, and what is said of it. */
export interface Rebalanced {
  readonly moves: Known<boolean>;
  readonly seen: string;
}

/**
 * Whether pods of the workload that a zone holds beyond the skew of its hard spread are moved. What a rebalancer may do by its
 * rights is not looked at.
 */
export function rebalanced(workload: Workload, pod: PodTemplate, rebalancers: readonly Rebalancer[]): Rebalanced {
  const own = rebalancers.filter(({ cluster }) => cluster === workload.cluster);
  if (own.length === 0) return { moves: false, seen: 'nothing in the files moves them back' };
  if (hardZoneSpreads(pod).length === 0) return { moves: false, seen: 'no hard spread says where they belong' };
  const judged = own.map(({ id, policy }) => {
    if (isUnknown(policy)) return { moves: policy, seen: `${id}: ${policy.unknown}` };
    const why = isIdle(policy) ? policy.idle : obstacle(policy, workload, pod);
    return { moves: why === undefined, seen: why === undefined ? `${id} moves them back` : `${id}: ${why}` };
  });
  const found = judged.find(({ moves }) => moves === true) ?? judged.find(({ moves }) => isUnknown(moves));
  return found ?? { moves: false, seen: judged.map(({ seen }) => seen).join('; ') };
}
