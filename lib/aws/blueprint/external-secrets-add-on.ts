import { type ClusterInfo, HelmAddOn } from '@aws-quickstart/eks-blueprints';
import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { EksClusterPlan } from '../../scenario';
import { type ChartPath, INTERNET, network } from '../../workloads';
import { POD_IDENTITY_AGENT } from '../eks-profile';
import { acceptFinding } from './accept-finding';
import { CHARTS } from './add-on-versions';
import { chartNamespace } from './chart-namespace';
import { EXTERNAL_SECRETS } from './external-secrets-role';
import { named, replicatedController } from './replicated-controller';

const NAME = EXTERNAL_SECRETS;

/** Where the webhook of the chart listens. @see chart external-secrets 2.7, value webhook.port */
const WEBHOOK_PORT = 10250;

/** The controller reads Secrets Manager, with credentials of the Pod Identity agent. */
const SECRETS_MANAGER: ChartPath = {
  name: 'allow-secrets-manager',
  pods: { matchLabels: named(NAME) },
  to: [
    { peers: [INTERNET], ports: [443] },
    { peers: [network(POD_IDENTITY_AGENT.address)], ports: [POD_IDENTITY_AGENT.port] },
  ],
};

/** Properties for {@link ExternalSecretsAddOn}. */
export interface ExternalSecretsAddOnProps {
  /** The cluster: where its Kubernetes API answers. */
  readonly cluster: Pick<EksClusterPlan, 'serviceCidr'>;
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

  /** Defines the namespace, the chart, its service account and the account's role, for `externalSecretsRole`. */
  override async deploy(info: ClusterInfo): Promise<Construct> {
    const { cluster, replicas } = this.externalSecrets;
    const room = chartNamespace(info, 'ExternalSecretsNamespace', {
      name: NAME,
      cluster,
      webhook: { pods: { matchLabels: named(`${NAME}-webhook`) }, port: WEBHOOK_PORT },
      paths: [SECRETS_MANAGER],
    });
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
