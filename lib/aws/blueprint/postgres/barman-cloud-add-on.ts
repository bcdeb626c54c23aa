import { type ClusterInfo, HelmAddOn } from '@aws-quickstart/eks-blueprints';
import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { acceptFinding } from '../accept-finding';
import { DATABASE_CHARTS } from '../add-on-versions';
import { awaitAddOns } from '../await-add-ons';
import { CERT_MANAGER } from '../cert-manager-add-on';
import { named, replicatedController } from '../replicated-controller';
import { BARMAN_CLOUD, CLOUD_NATIVE_PG, OPERATOR_NAMESPACE } from './cloud-native-pg-add-on';

/**
 * The operator asks the plugin at every step, and a failover waits while the plugin does not answer. One replica in a lost
 * zone would be away until Kubernetes starts it elsewhere, so there are two. Only the leader opens its port: the other one
 * is never ready, and takes over when the lease of 15 seconds ends.
 *
 * @see https://github.com/cloudnative-pg/cloudnative-pg/issues/8582 (failover waits for the plugin)
 * @see https://github.com/cloudnative-pg/plugin-barman-cloud/issues/620 (only the leader is ready; November 2026)
 */
const VALUES = {
  replicaCount: 2,
  ...replicatedController(named(BARMAN_CLOUD)),
  priorityClassName: 'system-cluster-critical',
  resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
};

/** Adds the plugin by which CloudNativePG keeps backups and the write-ahead log in an object store. */
export class BarmanCloudAddOn extends HelmAddOn {
  readonly id = BARMAN_CLOUD;

  constructor() {
    super({
      name: BARMAN_CLOUD,
      chart: BARMAN_CLOUD,
      release: BARMAN_CLOUD,
      namespace: OPERATOR_NAMESPACE,
      repository: 'https://cloudnative-pg.github.io/charts',
      version: DATABASE_CHARTS.barmanCloud,
    });
  }

  /**
   * Defines the chart, after the operator and after cert-manager, which makes its certificates.
   *
   * @throws when one of them is not among the add-ons before
   */
  override async deploy(info: ClusterInfo): Promise<Construct> {
    // Helm must not wait for pods of which one is never ready
    const chart = this.addHelmChart(info, VALUES, false, false, Duration.minutes(10));
    chart.node.addDependency(...(await awaitAddOns(info, [CERT_MANAGER, CLOUD_NATIVE_PG])));
    acceptFinding(
      chart,
      'HA-K8S-020',
      'Only the leader is ever ready, so that any budget would block the drain of its node; the other takes over in 15 s',
    );
    return chart;
  }
}
