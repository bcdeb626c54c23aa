import { type ClusterInfo, HelmAddOn } from '@aws-quickstart/eks-blueprints';
import { Duration, Stack } from 'aws-cdk-lib';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { DatabaseCluster } from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import { acceptFinding } from './accept-finding';
import { CHARTS } from './add-on-versions';
import { chartNamespace } from './chart-namespace';
import { externalSecretsStatements } from './external-secrets-policy';
import { named, replicatedController } from './replicated-controller';

/** Name of the chart, its namespace and its service account. */
const NAME = 'external-secrets';

/** Properties for {@link ExternalSecretsAddOn}. */
export interface ExternalSecretsAddOnProps {
  /** Secrets whose names begin with this and a slash may be read. */
  readonly prefix: string;
  /** Name under which a database is registered whose master secret may be read. @default - none */
  readonly masterSecretOf?: string | undefined;
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
 * Not the library's own add-on: that one may read every secret and parameter of the account unless its role is replaced,
 * and cannot label the namespace.
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

  /** Defines the namespace, the chart, its service account and the account's role. */
  override async deploy(info: ClusterInfo): Promise<Construct> {
    const stack = Stack.of(info.cluster);
    const { prefix, masterSecretOf, replicas } = this.externalSecrets;
    const secret = masterSecretOf ? info.getRequiredResource<DatabaseCluster>(masterSecretOf).secret : undefined;
    const room = chartNamespace(info, 'ExternalSecretsNamespace', NAME);
    const serviceAccount = info.cluster.addServiceAccount(NAME, { name: NAME, namespace: NAME });
    serviceAccount.node.addDependency(room);
    new ManagedPolicy(stack, 'ExternalSecretsPolicy', {
      roles: [serviceAccount.role],
      statements: externalSecretsStatements(stack, prefix, secret ? [secret.secretArn] : []),
    });
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
