import type { Aggregation, MonitoringAlertPolicySpec, ThresholdCondition } from '../kinds/monitoring';

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

/** How often values are compared. */
const EVERY_MINUTE = '60s';

/** Long enough for one restart, one drain or one lost probe to pass unnoticed. */
const FIVE_MINUTES = '300s';

/** What is compared with what. */
export interface Comparison {
  /** Terms of a Cloud Monitoring filter, all of which must hold. */
  readonly where: readonly string[];
  readonly is: 'below' | 'above';
  readonly threshold: number;
  /** How the values of a minute become one, and if need be how the series become fewer. */
  readonly aggregations: readonly Omit<Aggregation, 'alignmentPeriod'>[];
  /** Whether silence counts as the fault. @default false */
  readonly alsoWhenSilent?: boolean;
}

/** A condition that has lasted for five minutes. */
export function condition(displayName: string, comparison: Comparison): ThresholdCondition {
  const { where, is, threshold, aggregations, alsoWhenSilent = false } = comparison;
  return {
    displayName,
    conditionThreshold: {
      filter: where.join(' AND '),
      comparison: is === 'below' ? 'COMPARISON_LT' : 'COMPARISON_GT',
      thresholdValue: threshold,
      duration: FIVE_MINUTES,
      aggregations: aggregations.map((aggregation) => ({ alignmentPeriod: EVERY_MINUTE, ...aggregation })),
      ...(alsoWhenSilent ? { evaluationMissingData: 'EVALUATION_MISSING_DATA_ACTIVE' } : {}),
    },
  };
}
