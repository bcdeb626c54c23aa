import { type ClusterInfo, HelmAddOn } from '@aws-quickstart/eks-blueprints';
import { Duration } from 'aws-cdk-lib';
import type { ICluster, ServiceAccount } from 'aws-cdk-lib/aws-eks-v2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acceptFinding } from './accept-finding';
import { CHARTS } from './add-on-versions';
import { chartNamespace } from './chart-namespace';
import { named, replicatedController } from './replicated-controller';

/** Name of the chart, its namespace and its service account, and under which others wait for it. */
export const EXTERNAL_SECRETS = 'external-secrets';

const NAME = EXTERNAL_SECRETS;

/** Properties for {@link ExternalSecretsAddOn}. */
export interface ExternalSecretsAddOnProps {
  /** Pods of each of its three parts. */
  readonly replicas: number;
}

const part = (name: string, replicaCount: number) => ({
  replicaCount,
  ...replicatedController(named(name)),
  // the chart sets minAvailable: 1 unless told, and Kubernetes refuses a budget that sets both
  podDisruptionBudget: { enabled: true, minAvailable: 1 },
  resources: { requests: { cpu: '25m', memory: '128Mi' }, limits: { memory: '256Mi' } },
});

const chartValues = (replicas: number) => ({
  serviceAccount: { create: false, name: NAME },
  leaderElect: true,
  ...part(NAME, replicas),
  webhook: part(`${NAME}-webhook`, replicas),
  certController: part(`${NAME}-cert-controller`, replicas),
});

/**
 * Adds External Secrets in a namespace where Pod Security is restricted.
 *
 * Its role has no rights until a `SecretAccess` gives it some. Not the library's own add-on: that one may read every secret
 * and parameter of the account unless its role is replaced, and cannot label the namespace.
 */
export class ExternalSecretsAddOn extends HelmAddOn {
  readonly id = NAME;
  private readonly externalSecrets: ExternalSecretsAddOnProps;

  constructor(props: ExternalSecretsAddOnProps) {
    super({
      name: NAME,
      chart: NAME,
      release: NAME,
      namespace: NAME,
      repository: 'https://charts.external-secrets.io',
      version: CHARTS.externalSecrets,
    });
    this.externalSecrets = props;
  }

  /** Defines the namespace, the chart, its service account and the account's role, for {@link externalSecretsRole}. */
  override async deploy(info: ClusterInfo): Promise<Construct> {
    const { replicas } = this.externalSecrets;
    const room = chartNamespace(info, 'ExternalSecretsNamespace', NAME);
    const serviceAccount = info.cluster.addServiceAccount(NAME, { name: NAME, namespace: NAME });
    serviceAccount.node.addDependency(room);
    const chart = this.addHelmChart(info, chartValues(replicas), false, true, Duration.minutes(10));
    chart.node.addDependency(serviceAccount);
    acceptFinding(
      chart,
      'HA-K8S-024',
      'The chart (2.7) cannot set it: a replica that is never ready must be deleted by hand when its node is drained',
    );
    return chart;
  }
}

/** The role with which External Secrets reads. @throws when the cluster does not have the add-on yet */
export function externalSecretsRole(cluster: ICluster): IRole {
  const serviceAccount = cluster.node.tryFindChild(NAME) as ServiceAccount | undefined;
  if (!serviceAccount) throw new Error(`add-on '${NAME}' must come before what reads secrets, got none: add it first`);
  return serviceAccount.role;
}
