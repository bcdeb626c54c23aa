import type { JsonObject } from '../files/json';

/** What a chart makes of its values for the pods' disruption budget. */
export interface ChartBudget {
  /** Only with `enabled: true`; else unless it is `false`. */
  readonly whenEnabled: boolean;
  /** What follows the Deployment's name in its own. */
  readonly suffix?: string;
  /** Where the values say neither how many may be away nor how many must stay. */
  readonly standard?: { readonly minAvailable?: string; readonly maxUnavailable?: string };
}

/** One Deployment of a chart. */
export interface ChartDeployment {
  /** Key of the values under which its own stand; empty: the values themselves. */
  readonly section: string;
  /** What follows the chart's full name in its own. */
  readonly suffix: string;
  /** Value of the label `app.kubernetes.io/name`; `*`: the chart's name. */
  readonly label: string;
  /** Value of the label `app.kubernetes.io/component`. @default - none */
  readonly component?: string;
  /** Labels of the pods, where they are others than Helm's usual ones. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly replicas: { readonly field: string; readonly standard: number };
  readonly budget?: ChartBudget;
  /** Values where the author gives none. */
  readonly standard?: JsonObject;
}

/** An admission webhook of a chart. */
export interface ChartWebhook {
  readonly name: string;
  /** Field of the values that holds its failure policy. */
  readonly policy?: string;
  /** Field that switches it off with `false`. */
  readonly switch?: string;
  /** Service that answers; the chart's full name goes where `*` stands. */
  readonly service: string;
  /** Index of the Deployment that answers. */
  readonly deployment: number;
}

/** What a chart makes of its values, as far as the loss of a zone is about it. */
export interface KnownChart {
  /** Where its values stand alone, the namespace that its documentation installs it into. */
  readonly namespace: string;
  /** Name that the chart gives to what it makes. @default - the chart's */
  readonly name?: (values: JsonObject) => string;
  readonly deployments: readonly ChartDeployment[];
  readonly webhooks: readonly ChartWebhook[];
}

/** Replicas as most charts name them. */
export const replicaCount = (standard: number): ChartDeployment['replicas'] => ({ field: 'replicaCount', standard });

/** A budget that keeps one replica, once it is switched on. */
export const AT_LEAST_ONE: ChartBudget = { whenEnabled: true, standard: { minAvailable: '1' } };

/** A soft anti-affinity on the node, which charts give where their values say none. */
export const preferOtherNodes = (label: string): JsonObject => ({
  podAntiAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: [
      {
        weight: 100,
        podAffinityTerm: {
          topologyKey: 'kubernetes.io/hostname',
          labelSelector: { matchLabels: { 'app.kubernetes.io/name': label } },
        },
      },
    ],
  },
});
