/** Stock Kubernetes, in seconds. @see kube-controller-manager and kubelet flags of Kubernetes 1.35; KubeletConfiguration nodeLeaseDurationSeconds */
const PRODUCTION = {
  /** `--node-monitor-period` */
  monitorSeconds: 5,
  /** `--node-monitor-grace-period`, 50 since 1.32 */
  graceSeconds: 50,
  /** Kubelets renew it four times. */
  leaseSeconds: 40,
  /** Admission gives it to pods that say nothing. */
  tolerationSeconds: 300,
  /** The cloud's node controller deletes a Node whose machine is gone about as soon as it is not ready. */
  deletionSeconds: 60,
  /** The time that a cloud needs to start one more node. */
  nodeStartSeconds: 90,
};

/** `--node-eviction-rate`: nodes a second whose pods are evicted, in each zone. */
const EVICTIONS_PER_SECOND = 0.1;

/** Factors by which all of them stay whole seconds where the API asks for whole seconds. */
const FACTORS = [1, 2, 5, 10];

/** How fast a cluster notices that nodes are lost. Seconds are as they pass in the rehearsal. */
export interface NodeTimes extends Readonly<typeof PRODUCTION> {
  /** Production seconds that pass in one second of the rehearsal. */
  readonly factor: number;
  readonly evictionsPerSecond: number;
}

/**
 * The times of stock Kubernetes, all divided by one factor, so that their proportions stay.
 *
 * @throws when the factor is not one of 1, 2, 5 and 10
 */
export function nodeTimes(factor: number): NodeTimes {
  if (!FACTORS.includes(factor)) {
    throw new Error(`the scale must be one of ${FACTORS.join(', ')}, so that whole seconds stay whole; got ${factor}`);
  }
  const scaled = Object.entries(PRODUCTION).map(([name, seconds]) => [name, seconds / factor]);
  return {
    ...(Object.fromEntries(scaled) as typeof PRODUCTION),
    factor,
    evictionsPerSecond: EVICTIONS_PER_SECOND * factor,
  };
}

/** Ten times as fast as production. */
export const FAST = nodeTimes(10);
