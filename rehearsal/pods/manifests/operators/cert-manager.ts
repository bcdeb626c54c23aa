import type { KubernetesObject } from '../../../cluster/api';
import { type Deployment, withValues } from './deployment';
import type { HelmChart } from './helm-chart';
import { type Difference, type Operator, versionDifference } from './operator';

/** Values that are handled below, or belong to programs that are not here. */
const ELSEWHERE = [
  'crds',
  'global',
  'enableCertificateOwnerRef',
  'replicaCount',
  'podDisruptionBudget',
  'webhook',
  'cainjector',
] as const;

/** What follows from programs that are not here, or not the chart's. */
const DIFFERENCES: readonly Difference[] = [
  {
    what: 'cert-manager has no webhook',
    why: 'its command is in a module that is not served: nobody checks Certificates beyond their definition, and who approves a CertificateRequest is not looked at; the admission policies of the output are in force',
  },
  {
    what: 'cert-manager has no cainjector',
    why: 'its command is in a module that is not served: no bundle of an authority is put into webhooks; those of the output put their own',
  },
  {
    what: 'cert-manager has one replica, and no budget',
    why: 'its controllers run in a program of our own, which elects no leader: two would issue each certificate twice',
  },
];

/** @see deploy/charts/cert-manager/values.yaml, cert-manager 1.21: securityContext, containerSecurityContext */
const SECURITY = {
  pod: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  container: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true },
};

/** What cert-manager's objects are made of. */
export interface CertManagerProps {
  readonly definitions: readonly KubernetesObject[];
  /** ServiceAccount, roles and bindings. */
  readonly rights: readonly KubernetesObject[];
  /** Of the Go module, without a leading v. */
  readonly version: string;
  readonly chart: HelmChart;
}

/**
 * cert-manager's controllers as one Deployment, with the rights, the labels and the values of its chart.
 *
 * @throws when a value of the chart has no place
 */
export function certManager({ definitions, rights, version, chart }: CertManagerProps): Operator {
  const { name, release, namespace } = chart;
  const labels = {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/instance': release,
    'app.kubernetes.io/component': 'controller',
  };
  const container = {
    name: `${name}-controller`,
    image: `quay.io/jetstack/cert-manager-controller:v${version}`,
    imagePullPolicy: 'IfNotPresent',
    securityContext: SECURITY.container,
  };
  const deployment: Deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: release, namespace, labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: release,
          enableServiceLinks: false,
          securityContext: SECURITY.pod,
          containers: [container],
        },
      },
    },
  };
  return {
    definitions,
    objects: [...rights, withValues(deployment, chart, ELSEWHERE)],
    differences: [...DIFFERENCES, ...versionDifference('cert-manager', version, chart.version.replace(/^v/, ''))],
  };
}
