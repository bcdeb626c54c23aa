/** The label and taint key that keep database pods on database nodes. */
export const DEDICATED = 'trizone.dev/dedicated';

/** Labels and taints of the nodes of one role: others keep away from those of the database. */
export const dedicatedTo = (role: 'general' | 'database') => ({
  labels: { [DEDICATED]: role },
  taints: role === 'database' ? [{ key: DEDICATED, value: role, effect: 'NoSchedule' as const }] : [],
});
