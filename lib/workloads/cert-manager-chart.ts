import { LEAVE_LOST_NODES } from './placement';

/** Namespace that cert-manager's chart is installed into. */
export const CERT_MANAGER_NAMESPACE = 'cert-manager';

/** The pods that admit certificates, and their port. @see cert-manager v1.21, chart value webhook.securePort */
export const CERT_MANAGER_WEBHOOK = {
  pods: { matchLabels: { 'app.kubernetes.io/instance': 'cert-manager', 'app.kubernetes.io/component': 'webhook' } },
  port: 10250,
} as const;

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

/** Values of the chart of cert-manager, which issues every certificate of a database. @see cert-manager v1.21, Helm values */
export const certManagerValues = () => ({
  crds: { enabled: true, keep: true },
  // leases of leader election stay in the namespace; kube-system is not ours
  global: { leaderElection: { namespace: CERT_MANAGER_NAMESPACE } },
  enableCertificateOwnerRef: false,
  ...overTwoZones('controller'),
  webhook: overTwoZones('webhook'),
  cainjector: overTwoZones('cainjector'),
});

/** What the availability rules find about the chart, and why it is accepted. @see cert-manager v1.21, templates of budgets */
export const CERT_MANAGER_BUDGET_FINDING = {
  rule: 'HA-K8S-024',
  reason: 'The chart cannot set it: a replica that is never ready must be deleted by hand when its node is drained',
} as const;
