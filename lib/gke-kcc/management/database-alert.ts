import type { GkeCockroachDbScenario } from '../../scenario';
import { type Alert, condition } from './alert-condition';

/** Share of a disk at which somebody must act: CockroachDB stops by itself when its disk is almost full. */
const DISK_SHARE = 0.8;

/**
 * The database has fewer running members than it should, or a disk fills up. Both come from GKE's own system metrics,
 * which exist without anything in the cluster.
 *
 * CockroachDB's own metrics, such as the time that a licence has left, reach Cloud Monitoring only where Managed
 * Prometheus collects them, and a policy cannot be created before the first value of its metric has come. So there is no
 * policy for them here.
 *
 * @see https://cloud.google.com/monitoring/api/metrics_kubernetes
 */
export function databaseAlert({ cluster, database }: GkeCockroachDbScenario): Alert {
  const members = [
    `resource.labels.cluster_name = "${cluster.name}"`,
    `resource.labels.namespace_name = "${database.namespace}"`,
    `resource.labels.pod_name = monitoring.regex.full_match("${database.name}-[0-9]+")`,
  ];
  return {
    name: 'database',
    title: 'Database has lost a member, or a disk is filling up',
    severity: 'CRITICAL',
    advice: [
      `One of ${database.replicas} members down: the database works, but the next loss stops it. Look for a lost zone or node.`,
      '',
      'Disk filling up: grow the PersistentVolumeClaims; their class allows it while they are in use.',
    ].join('\n'),
    conditions: [
      condition(`fewer than ${database.replicas} members run`, {
        where: ['resource.type = "k8s_container"', 'metric.type = "kubernetes.io/container/uptime"', ...members],
        is: 'below',
        threshold: database.replicas,
        // first one series for each pod, however many containers it has; then their number
        aggregations: [
          {
            perSeriesAligner: 'ALIGN_MAX',
            crossSeriesReducer: 'REDUCE_MAX',
            groupByFields: ['resource.label.pod_name'],
          },
          { perSeriesAligner: 'ALIGN_MAX', crossSeriesReducer: 'REDUCE_COUNT' },
        ],
        // no member left means no series at all
        alsoWhenSilent: true,
      }),
      condition(`disk more than ${DISK_SHARE * 100} % full`, {
        where: ['resource.type = "k8s_pod"', 'metric.type = "kubernetes.io/pod/volume/utilization"', ...members],
        is: 'above',
        threshold: DISK_SHARE,
        aggregations: [{ perSeriesAligner: 'ALIGN_MEAN' }],
      }),
    ],
  };
}
