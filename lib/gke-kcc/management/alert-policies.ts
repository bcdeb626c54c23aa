import type { GkeCockroachDbScenario } from '../../scenario';
import type { MonitoringAlertPolicySpec, ThresholdCondition } from '../kinds/monitoring';
import { natName } from './names';

/** One alert: its object, and what people read. */
export interface Alert {
  /** Name of the object, after the platform's. */
  readonly name: string;
  readonly title: string;
  readonly severity: MonitoringAlertPolicySpec['severity'];
  /** What it means and what to do, in Markdown. */
  readonly advice: string;
  readonly conditions: readonly ThresholdCondition[];
}

/** Long enough for one restart, one drain or one lost probe to pass unnoticed. */
const FIVE_MINUTES = '300s';

const EVERY_MINUTE = '60s';

/** Share of a database disk at which somebody must act: CockroachDB stops by itself when the disk is almost full. */
const DISK_SHARE = 0.8;

/** The NAT runs out of addresses or ports. @see https://cloud.google.com/nat/docs/monitoring */
export function natAlert(scenario: GkeCockroachDbScenario): Alert {
  const gateway = `resource.type = "nat_gateway" AND resource.labels.gateway_name = "${natName(scenario)}"`;
  const above = (displayName: string, filter: string, perSeriesAligner: 'ALIGN_COUNT_TRUE' | 'ALIGN_DELTA') => ({
    displayName,
    conditionThreshold: {
      filter: `${gateway} AND ${filter}`,
      comparison: 'COMPARISON_GT' as const,
      thresholdValue: 0,
      duration: FIVE_MINUTES,
      aggregations: [{ alignmentPeriod: EVERY_MINUTE, perSeriesAligner }],
    },
  });
  return {
    name: 'nat',
    title: 'NAT runs out of ports',
    severity: 'ERROR',
    advice: 'Pods cannot open connections to the internet. Add an address to the NAT gateway.',
    conditions: [
      above('allocation failed', 'metric.type = "router.googleapis.com/nat/nat_allocation_failed"', 'ALIGN_COUNT_TRUE'),
      above(
        'packets dropped',
        'metric.type = "router.googleapis.com/nat/dropped_sent_packets_count" AND metric.labels.reason = "OUT_OF_RESOURCES"',
        'ALIGN_DELTA',
      ),
    ],
  };
}

/** A tunnel is down. @see https://cloud.google.com/network-connectivity/docs/vpn/how-to/viewing-logs-metrics */
export function vpnAlert(tunnels: readonly { readonly name: string }[]): Alert {
  const names = tunnels.map(({ name }) => `"${name}"`).join(', ');
  return {
    name: 'vpn-tunnel',
    title: 'VPN tunnel is down',
    severity: 'ERROR',
    advice: 'The other tunnel carries the traffic. Repair this one before that one fails too.',
    conditions: [
      {
        displayName: 'tunnel not established',
        conditionThreshold: {
          filter: `resource.type = "vpn_gateway" AND metric.type = "vpn.googleapis.com/tunnel_established" AND metric.labels.tunnel_name = one_of(${names})`,
          comparison: 'COMPARISON_LT',
          thresholdValue: 1,
          duration: FIVE_MINUTES,
          aggregations: [{ alignmentPeriod: EVERY_MINUTE, perSeriesAligner: 'ALIGN_MEAN' }],
        },
      },
    ],
  };
}

/**
 * A BGP session is down: the tunnel or the attachment may be up, but no route leads through it. For Interconnect it is the
 * alert, because an attachment has no metric that says whether it works. It looks at every session of the region, for
 * with a partner Google names the sessions.
 *
 * @see https://cloud.google.com/network-connectivity/docs/router/how-to/monitoring-and-viewing-logs
 */
export function bgpAlert({ region }: GkeCockroachDbScenario): Alert {
  return {
    name: 'bgp-session',
    title: 'BGP session of a link is down',
    severity: 'ERROR',
    advice:
      'Traffic to the analysts takes the other link. Look at the tunnel or attachment, and at the router of the peer.',
    conditions: [
      {
        displayName: 'session not established',
        conditionThreshold: {
          filter: `resource.type = "gce_router" AND resource.labels.region = "${region}" AND metric.type = "router.googleapis.com/bgp/session_up"`,
          comparison: 'COMPARISON_LT',
          thresholdValue: 1,
          duration: FIVE_MINUTES,
          aggregations: [{ alignmentPeriod: EVERY_MINUTE, perSeriesAligner: 'ALIGN_MEAN' }],
        },
      },
    ],
  };
}

/**
 * The database has fewer running members than it should, or a disk fills up. Both come from GKE's own system metrics,
 * which exist without anything in the cluster.
 *
 * CockroachDB's own metrics, such as the days that a licence has left, reach Cloud Monitoring only where Managed
 * Prometheus collects them; and a policy cannot be created before the first value of its metric has come. So there is no
 * policy for them here.
 *
 * @see https://cloud.google.com/monitoring/api/metrics_kubernetes
 */
export function databaseAlert({ cluster, database }: GkeCockroachDbScenario): Alert {
  const pods = `resource.labels.cluster_name = "${cluster.name}" AND resource.labels.namespace_name = "${database.namespace}" AND resource.labels.pod_name = monitoring.regex.full_match("${database.name}-[0-9]+")`;
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
      {
        displayName: `fewer than ${database.replicas} members run`,
        conditionThreshold: {
          filter: `resource.type = "k8s_container" AND metric.type = "kubernetes.io/container/uptime" AND ${pods}`,
          comparison: 'COMPARISON_LT',
          thresholdValue: database.replicas,
          duration: FIVE_MINUTES,
          // first one series for each pod, however many containers it has; then their number
          aggregations: [
            {
              alignmentPeriod: EVERY_MINUTE,
              perSeriesAligner: 'ALIGN_MAX',
              crossSeriesReducer: 'REDUCE_MAX',
              groupByFields: ['resource.label.pod_name'],
            },
            { alignmentPeriod: EVERY_MINUTE, perSeriesAligner: 'ALIGN_MAX', crossSeriesReducer: 'REDUCE_COUNT' },
          ],
          // no member left means no series at all
          evaluationMissingData: 'EVALUATION_MISSING_DATA_ACTIVE',
        },
      },
      {
        displayName: `disk more than ${DISK_SHARE * 100} % full`,
        conditionThreshold: {
          filter: `resource.type = "k8s_pod" AND metric.type = "kubernetes.io/pod/volume/utilization" AND ${pods}`,
          comparison: 'COMPARISON_GT',
          thresholdValue: DISK_SHARE,
          duration: FIVE_MINUTES,
          aggregations: [{ alignmentPeriod: EVERY_MINUTE, perSeriesAligner: 'ALIGN_MEAN' }],
        },
      },
    ],
  };
}
