import { LEAVE_LOST_NODES } from '../../workloads';

/** Labels that select the pods of one controller. */
export type PodLabels = Readonly<Record<string, string>>;

/** Selects by the name that a Helm chart gives to the pods of a Deployment. */
export const named = (name: string): PodLabels => ({ 'app.kubernetes.io/name': name });

/**
 * Values, as Helm charts and EKS add-ons name them, for a controller that the recovery from a zone outage needs: its
 * replicas are in different zones, and those of a lost zone start again elsewhere.
 *
 * `nodeTaintsPolicy: Honor` takes the tainted nodes of a lost zone out of the count, so that the survivors may hold all
 * replicas; `minDomains: 2` keeps two replicas out of one zone while the cluster is still growing.
 *
 * @see KEP-3022 (minDomains), KEP-3094 (nodeTaintsPolicy), KEP-3243 (matchLabelKeys)
 */
export function replicatedController(pods: PodLabels) {
  return {
    tolerations: LEAVE_LOST_NODES,
    topologySpreadConstraints: [
      {
        topologyKey: 'topology.kubernetes.io/zone',
        maxSkew: 1,
        whenUnsatisfiable: 'DoNotSchedule',
        minDomains: 2,
        nodeTaintsPolicy: 'Honor',
        nodeAffinityPolicy: 'Honor',
        labelSelector: { matchLabels: { ...pods } },
        matchLabelKeys: ['pod-template-hash'],
      },
    ],
  };
}
