import type {
  Affinity,
  LabelSelector,
  PodSpec,
  Toleration,
  TopologySpreadConstraint,
} from 'cdk8s-plus-33/lib/imports/k8s';
import { NAME_LABEL, selector } from './labels';

/** Label of a Node that names its zone. */
export const ZONE = 'topology.kubernetes.io/zone';
const HOST = 'kubernetes.io/hostname';

/** Seconds that a pod stays bound to a node that is not ready, instead of Kubernetes' 300. */
const UNREACHABLE_SECONDS = 30;

/** Leaves a lost node after {@link UNREACHABLE_SECONDS}, so that replacements start about 90 s after a zone is lost. */
export const LEAVE_LOST_NODES: Toleration[] = ['node.kubernetes.io/unreachable', 'node.kubernetes.io/not-ready'].map(
  (key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: UNREACHABLE_SECONDS }),
);

/**
 * Spreads the replicas of a stateless workload over the zones, and lets the survivors hold all of them while a zone is
 * lost: a lost zone's nodes are tainted, so with `nodeTaintsPolicy: Honor` they no longer count, and `minDomains: 2` is
 * content with the other two.
 *
 * @see KEP-3022 (minDomains), KEP-3094 (nodeTaintsPolicy), KEP-3243 (matchLabelKeys), KEP-5980
 */
function statelessSpread(name: string): TopologySpreadConstraint[] {
  // each revision is spread by itself; old and new pods counted together would end a rollout uneven
  return nameSpread(name).map((constraint) => ({ ...constraint, matchLabelKeys: ['pod-template-hash'] }));
}

/** {@link statelessSpread} of pods that keep their names: a StatefulSet replaces them one by one, in their places. */
export function nameSpread(name: string): TopologySpreadConstraint[] {
  return [
    {
      topologyKey: ZONE,
      maxSkew: 1,
      whenUnsatisfiable: 'DoNotSchedule',
      minDomains: 2,
      nodeTaintsPolicy: 'Honor',
      nodeAffinityPolicy: 'Honor',
      labelSelector: selector(name),
    },
    {
      topologyKey: HOST,
      maxSkew: 1,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: selector(name),
    },
  ];
}

/** Prefers a zone without a replica of the same workload; the hard rule is {@link statelessSpread}. */
function preferOtherZones(name: string): Affinity {
  return {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 100,
          podAffinityTerm: {
            topologyKey: ZONE,
            labelSelector: { matchExpressions: [{ key: NAME_LABEL, operator: 'In', values: [name] }] },
          },
        },
      ],
    },
  };
}

/** Where the pods of a stateless workload go, and when they leave. */
export const statelessPlacement = (
  name: string,
): Pick<PodSpec, 'topologySpreadConstraints' | 'affinity' | 'tolerations'> => ({
  topologySpreadConstraints: statelessSpread(name),
  affinity: preferOtherZones(name),
  tolerations: LEAVE_LOST_NODES,
});

/**
 * Spreads the members of a quorum over three zones and refuses to double up: their volumes cannot leave their zone, so a
 * member of a lost zone waits for it while the majority carries on.
 */
export function quorumSpread(name: string): TopologySpreadConstraint[] {
  return quorumSpreadOf(selector(name));
}

/** {@link quorumSpread} of pods that an operator makes, with labels of its own. */
export function quorumSpreadOf(labelSelector: LabelSelector): TopologySpreadConstraint[] {
  return [
    {
      topologyKey: ZONE,
      maxSkew: 1,
      whenUnsatisfiable: 'DoNotSchedule',
      minDomains: 3,
      nodeTaintsPolicy: 'Honor',
      nodeAffinityPolicy: 'Honor',
      labelSelector,
    },
  ];
}

/** Never puts two members on one machine. */
export function separateHosts(name: string): Affinity {
  return {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: HOST, labelSelector: selector(name) }],
    },
  };
}
