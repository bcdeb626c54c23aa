import { stringify } from 'yaml';
import { COMPONENT_LABEL } from '../labels';

/** Components whose pods keep nothing and may move: services, and Pgpool. Members of a database are others. */
const MOVABLE = ['service', 'database-proxy'];

const BALANCE = 'RemovePodsViolatingTopologySpreadConstraint';

/**
 * What the descheduler does: it evicts pods that a zone holds beyond the skew of their own hard spread, when a node of an
 * emptier zone has room for them, and nothing else.
 *
 * It leaves alone what has a volume, and what has one replica. Pods with an `emptyDir`, which it leaves alone by default, it
 * moves: ours keep nothing there but files of their own process. It asks for the eviction, so budgets hold; its own protection
 * of pods without a budget (`PodsWithoutPDB`) takes every pod for one in v0.35.1, because it never reads the budgets.
 *
 * @param namespaces whose pods it may evict
 * @see sigs.k8s.io/descheduler v0.35, DeschedulerPolicy v1alpha2: DefaultEvictor, RemovePodsViolatingTopologySpreadConstraint
 */
export function deschedulerPolicy(namespaces: readonly string[]): string {
  return stringify({
    apiVersion: 'descheduler/v1alpha2',
    kind: 'DeschedulerPolicy',
    profiles: [
      {
        name: 'even-zones',
        pluginConfig: [
          {
            name: 'DefaultEvictor',
            args: {
              minReplicas: 2,
              podProtections: {
                defaultDisabled: ['PodsWithLocalStorage'],
                extraEnabled: ['PodsWithPVC'],
              },
            },
          },
          {
            name: BALANCE,
            args: {
              constraints: ['DoNotSchedule'],
              namespaces: { include: [...namespaces] },
              labelSelector: { matchExpressions: [{ key: COMPONENT_LABEL, operator: 'In', values: MOVABLE }] },
              // no eviction before there is room in an emptier zone: after an outage its nodes come first
              topologyBalanceNodeFit: true,
            },
          },
        ],
        plugins: { balance: { enabled: [BALANCE] } },
      },
    ],
  });
}
