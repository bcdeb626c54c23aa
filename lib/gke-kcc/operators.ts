import { stringify } from 'yaml';
import { versions } from '../scenario';
import { LEAVE_LOST_NODES } from '../workloads';
import { CERT_MANAGER_NAMESPACE } from './workload/database-access';

/** An operator that must be in the workload cluster before its first stage, installed by Helm. */
export interface Operator {
  readonly release: string;
  readonly namespace: string;
  readonly chart: string;
  readonly version: string;
  /** File with the values, relative to the scenario's folder. */
  readonly valuesFile: string;
  readonly values: string;
}

/** Two replicas in two zones: renewals, and the webhook that admits certificates, go on when a zone is lost. */
function overTwoZones(component: string) {
  return {
    replicaCount: 2,
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
    topologySpreadConstraints: [
      {
        topologyKey: 'topology.kubernetes.io/zone',
        maxSkew: 1,
        whenUnsatisfiable: 'DoNotSchedule',
        nodeTaintsPolicy: 'Honor',
        labelSelector: {
          matchLabels: { 'app.kubernetes.io/instance': 'cert-manager', 'app.kubernetes.io/component': component },
        },
        matchLabelKeys: ['pod-template-hash'],
      },
    ],
    tolerations: LEAVE_LOST_NODES,
    resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
  };
}

/** cert-manager, which issues every certificate of the database. @see cert-manager v1.21, Helm values */
export function certManager(): Operator {
  const values = {
    crds: { enabled: true, keep: true },
    // leases of leader election stay in the namespace; kube-system is not ours
    global: { leaderElection: { namespace: CERT_MANAGER_NAMESPACE } },
    enableCertificateOwnerRef: false,
    ...overTwoZones('controller'),
    webhook: overTwoZones('webhook'),
    cainjector: overTwoZones('cainjector'),
  };
  return {
    release: 'cert-manager',
    namespace: CERT_MANAGER_NAMESPACE,
    ...versions.CERT_MANAGER_CHART,
    valuesFile: 'operators/cert-manager.values.yaml',
    values: stringify(values, { aliasDuplicateObjects: false }),
  };
}
