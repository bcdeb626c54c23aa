/** Moves pods that break their spread. */
export const BALANCE = 'RemovePodsViolatingTopologySpreadConstraint';

/** Says which pods are spared. It is part of every profile. */
export const EVICTOR = 'DefaultEvictor';

/**
 * The plugins of the descheduler by the extension point that takes them.
 *
 * @see sigs.k8s.io/descheduler v0.35, pkg/descheduler/setupplugins.go
 */
export const PLUGINS: Readonly<Record<'balance' | 'deschedule' | 'filter' | 'preevictionfilter', readonly string[]>> = {
  balance: [BALANCE, 'HighNodeUtilization', 'LowNodeUtilization', 'RemoveDuplicates'],
  deschedule: [
    'PodLifeTime',
    'RemoveFailedPods',
    'RemovePodsHavingTooManyRestarts',
    'RemovePodsViolatingInterPodAntiAffinity',
    'RemovePodsViolatingNodeAffinity',
    'RemovePodsViolatingNodeTaints',
  ],
  filter: [EVICTOR],
  preevictionfilter: [EVICTOR],
};

/** Every plugin that is known. */
export const KNOWN_PLUGINS: ReadonlySet<string> = new Set(Object.values(PLUGINS).flat());
