import type { KubernetesObject } from '../../cluster/api';

/** One way to spread the replicas of a Deployment over zones. */
export interface SpreadSetting {
  /** As the table shows it. */
  readonly name: string;
  /** The part of the pod that says it. */
  readonly pod: { readonly affinity?: object; readonly topologySpreadConstraints?: readonly object[] };
  /** @default - Kubernetes' own: 25 % more, 25 % fewer, so with three replicas one more and none fewer */
  readonly strategy?: object;
}

const ZONE = 'topology.kubernetes.io/zone';
const HOST = 'kubernetes.io/hostname';
const labelSelector = { matchLabels: { 'app.kubernetes.io/name': 'replica' } };
const REVISION = { matchLabelKeys: ['pod-template-hash'] };

const hard = { topologyKey: ZONE, maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', labelSelector };
const soft = (topologyKey: string) => ({ topologyKey, maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway', labelSelector });
const HONOR = { nodeTaintsPolicy: 'Honor' };

const PREFERRED = {
  podAntiAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: [
      { weight: 100, podAffinityTerm: { topologyKey: ZONE, labelSelector } },
    ],
  },
};

const required = (more: object = {}) => ({
  podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: ZONE, labelSelector, ...more }] },
});

/** The ways that people use, and what mends the worst of them. The last is the one of the workload library. */
export const SETTINGS = [
  { name: 'none', pod: {} },
  { name: 'preferred anti-affinity', pod: { affinity: PREFERRED } },
  { name: 'ScheduleAnyway', pod: { topologySpreadConstraints: [soft(ZONE)] } },
  { name: 'required anti-affinity', pod: { affinity: required() } },
  {
    name: 'required anti-affinity, maxUnavailable 1',
    pod: { affinity: required() },
    strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } },
  },
  { name: 'required anti-affinity, matchLabelKeys', pod: { affinity: required(REVISION) } },
  { name: 'DoNotSchedule', pod: { topologySpreadConstraints: [hard] } },
  { name: '+ Honor', pod: { topologySpreadConstraints: [{ ...hard, ...HONOR }] } },
  { name: '+ Honor, minDomains 3', pod: { topologySpreadConstraints: [{ ...hard, ...HONOR, minDomains: 3 }] } },
  { name: '+ Honor, minDomains 2', pod: { topologySpreadConstraints: [{ ...hard, ...HONOR, minDomains: 2 }] } },
  {
    name: 'as the workload library',
    pod: {
      affinity: PREFERRED,
      topologySpreadConstraints: [
        { ...hard, ...HONOR, minDomains: 2, ...REVISION },
        { ...soft(HOST), ...REVISION },
      ],
    },
    strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
  },
] as const satisfies readonly SpreadSetting[];

export type SettingName = (typeof SETTINGS)[number]['name'];

/** Replicas of each Deployment: one for each zone. */
export const REPLICAS = 3;

const tolerations = ['unreachable', 'not-ready'].map((state) => ({
  key: `node.kubernetes.io/${state}`,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 30,
}));

/** Namespace of the setting at that place of {@link SETTINGS}: each has one of its own. */
export const namespaceOf = (index: number): string => `spread-${index}`;

/** A Deployment that is spread so. */
export function spreadDeployment({ pod, strategy }: SpreadSetting, namespace: string): KubernetesObject {
  const labels = labelSelector.matchLabels;
  const container = {
    name: 'replica',
    image: 'example.com/release:1',
    resources: { requests: { cpu: '10m', memory: '16Mi' } },
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'replica', namespace },
    spec: {
      replicas: REPLICAS,
      selector: { matchLabels: labels },
      ...(strategy ? { strategy: { type: 'RollingUpdate', ...strategy } } : {}),
      template: { metadata: { labels }, spec: { ...pod, tolerations, containers: [container] } },
    },
  } as KubernetesObject;
}
