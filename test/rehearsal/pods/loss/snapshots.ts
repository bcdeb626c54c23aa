// Test support: what the Kubernetes API says at one moment, written by hand.
import type { PodState, Snapshot } from '../../../../rehearsal/pods/loss/snapshot';

/** A quiet moment: three nodes, and the first instance is the primary. */
export const snapshot = (at: number, changes: Partial<Snapshot> = {}): Snapshot => ({
  at,
  nodes: ['n0', 'n1', 'n2'],
  pods: [],
  endpoints: { 'postgres-rw': ['postgres-1'] },
  cluster: { currentPrimary: 'postgres-1', targetPrimary: 'postgres-1', readyInstances: 3 },
  lease: 'postgres-1',
  ...changes,
});

/** A ready pod of service A on a node. */
export const podState = (node: string, changes: Partial<PodState> = {}): PodState => ({
  name: `services/service-a-${node}`,
  labels: { app: 'service-a' },
  node,
  ready: true,
  ...changes,
});
