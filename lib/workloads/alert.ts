import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';

/** Something that a person must know of, and what they do then. */
export interface Alert {
  readonly name: string;
  /** critical: data or availability is at stake now; warning: within days. */
  readonly severity: 'critical' | 'warning';
  /** PromQL that has a result while the alert is on. */
  readonly expression: string;
  /** Minutes for which it must have one. */
  readonly minutes: number;
  /** What has happened: one sentence. */
  readonly summary: string;
  /** What to do: sentences of Markdown. */
  readonly action: string;
}

/**
 * Defines the alerts as a PrometheusRule, for the Prometheus operator.
 *
 * @see Prometheus operator, monitoring.coreos.com/v1
 */
export function prometheusRule(
  scope: Construct,
  id: string,
  { name, namespace }: { readonly name: string; readonly namespace: string },
  alerts: readonly Alert[],
): ApiObject {
  return new ApiObject(scope, id, {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name, namespace },
    spec: {
      groups: [
        {
          name,
          rules: alerts.map((alert) => ({
            alert: alert.name,
            expr: alert.expression,
            for: `${alert.minutes}m`,
            labels: { severity: alert.severity },
            annotations: { summary: alert.summary, description: alert.action },
          })),
        },
      ],
    },
  });
}

const INTRODUCTION =
  'With the Prometheus operator (`metrics` of the database in `trizone.yaml`) the database brings these as a PrometheusRule. Without it, put the expressions into what watches your cluster.';

/** A section of a guide: of each alert what has happened, what to do, and when it is told. */
export const alertSection = (alerts: readonly Alert[]): readonly string[] => [
  '### Alerts',
  INTRODUCTION,
  alerts
    .map(
      ({ name, severity, minutes, expression, summary, action }) =>
        `- **${name}** (${severity}). ${summary} ${action} When, for ${minutes} minutes: \`${expression}\`.`,
    )
    .join('\n'),
];
