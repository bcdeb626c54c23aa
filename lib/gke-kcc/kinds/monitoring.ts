// Config Connector 1.155.0, monitoring.cnrm.cloud.google.com/v1beta1. Google Cloud gives both kinds an id of its own, so
// an object that is made a second time makes a second resource unless its spec names the id of the first.
import type { Reference } from './reference';

export interface MonitoringNotificationChannelSpec {
  readonly type: 'email';
  readonly enabled: boolean;
  readonly labels: { readonly email_address: string };
}

/** How the time series that the filter finds are brought to one rhythm, and then to fewer. */
export interface Aggregation {
  /** Seconds with the unit, at least `60s`. */
  readonly alignmentPeriod: string;
  readonly perSeriesAligner: 'ALIGN_MEAN' | 'ALIGN_MAX' | 'ALIGN_COUNT_TRUE' | 'ALIGN_DELTA';
  readonly crossSeriesReducer?: 'REDUCE_MAX' | 'REDUCE_COUNT' | 'REDUCE_SUM';
  readonly groupByFields?: readonly string[];
}

export interface ThresholdCondition {
  readonly displayName: string;
  readonly conditionThreshold: {
    /** @see https://cloud.google.com/monitoring/api/v3/filters */
    readonly filter: string;
    readonly comparison: 'COMPARISON_LT' | 'COMPARISON_GT';
    readonly thresholdValue: number;
    /** How long it must last; seconds with the unit. */
    readonly duration: string;
    /** At most two, one after the other. */
    readonly aggregations: readonly Aggregation[];
    /** Whether silence counts as the fault. */
    readonly evaluationMissingData?: 'EVALUATION_MISSING_DATA_ACTIVE';
  };
}

export interface MonitoringAlertPolicySpec {
  readonly displayName: string;
  readonly combiner: 'OR';
  readonly enabled: boolean;
  readonly severity: 'CRITICAL' | 'ERROR' | 'WARNING';
  readonly conditions: readonly ThresholdCondition[];
  readonly notificationChannels: readonly Reference[];
  readonly alertStrategy: { readonly autoClose: string };
  readonly documentation: { readonly mimeType: 'text/markdown'; readonly content: string };
}
