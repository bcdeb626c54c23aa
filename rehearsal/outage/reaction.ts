import type { NodeTimes } from '../cluster/node-times';
import type { Workload } from './workload';

interface Tolerating {
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly tolerations?: readonly {
          readonly key?: string;
          readonly effect?: string;
          readonly tolerationSeconds?: number;
        }[];
      };
    };
  };
}

const UNREACHABLE = 'node.kubernetes.io/unreachable';

/** Seconds that the pods of a workload stay bound to a node that does not answer. */
export function tolerationSeconds({ manifest }: Pick<Workload, 'manifest'>, times: NodeTimes): number {
  const { tolerations = [] } = (manifest as unknown as Tolerating).spec.template.spec;
  const own = tolerations.find(({ key, effect }) => key === UNREACHABLE && effect !== 'NoSchedule');
  return own?.tolerationSeconds ?? times.tolerationSeconds;
}

/**
 * Seconds after which every controller has had its turn at the loss of some nodes: they are found silent, tainted one after
 * another, and the pods with the longest toleration evicted.
 */
export function reactionSeconds(times: NodeTimes, tolerations: readonly number[], nodes: number): number {
  return times.graceSeconds + times.monitorSeconds + nodes / times.evictionsPerSecond + Math.max(0, ...tolerations);
}
