import { type ClusterInfo, HelmAddOn } from '@aws-quickstart/eks-blueprints';
import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { EksClusterPlan } from '../../scenario';
import {
  CERT_MANAGER_BUDGET_FINDING,
  CERT_MANAGER_NAMESPACE,
  CERT_MANAGER_WEBHOOK,
  certManagerValues,
} from '../../workloads';
import { acceptFinding } from './accept-finding';
import { DATABASE_CHARTS } from './add-on-versions';
import { chartNamespace } from './chart-namespace';

/** Name under which others wait for it. */
export const CERT_MANAGER = 'cert-manager';

/**
 * Adds cert-manager in a namespace where Pod Security is restricted.
 *
 * Not the library's own add-on: that one cannot label the namespace, and insists on another add-on that it does not need.
 */
export class CertManagerAddOn extends HelmAddOn {
  readonly id = CERT_MANAGER;

  private readonly cluster: Pick<EksClusterPlan, 'serviceCidr'>;

  /** @param cluster where its Kubernetes API answers */
  constructor(cluster: Pick<EksClusterPlan, 'serviceCidr'>) {
    super({
      name: CERT_MANAGER,
      chart: CERT_MANAGER,
      release: CERT_MANAGER,
      namespace: CERT_MANAGER_NAMESPACE,
      repository: 'https://charts.jetstack.io',
      version: DATABASE_CHARTS.certManager,
    });
    this.cluster = cluster;
  }

  /** Defines the namespace and the chart. */
  override async deploy(info: ClusterInfo): Promise<Construct> {
    const room = chartNamespace(info, 'CertManagerNamespace', {
      name: CERT_MANAGER_NAMESPACE,
      cluster: this.cluster,
      webhook: CERT_MANAGER_WEBHOOK,
    });
    const chart = this.addHelmChart(info, certManagerValues(), false, true, Duration.minutes(10));
    chart.node.addDependency(room);
    acceptFinding(chart, CERT_MANAGER_BUDGET_FINDING.rule, CERT_MANAGER_BUDGET_FINDING.reason);
    return chart;
  }
}
