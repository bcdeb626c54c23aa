// Synthesized manifests as plain data, found by kind and name.
import { type Chart, Testing } from 'cdk8s';
import type { Pod } from './pod';

export interface Selector {
  matchLabels?: Record<string, string>;
  matchExpressions?: { key: string; operator: string; values?: string[] }[];
}

interface NetworkRule {
  from?: unknown[];
  to?: unknown[];
  ports?: { protocol: string; port: number }[];
}

interface Claim {
  metadata: { name: string; labels?: Record<string, string> };
  spec: Record<string, unknown>;
}

/** The kinds that the constructs define, by the fields that the tests look at. */
interface Kinds {
  Namespace: object;
  ServiceAccount: { automountServiceAccountToken?: boolean };
  ConfigMap: { data: Record<string, string> };
  Service: { spec: { selector: Record<string, string>; ports?: { name: string; port: number }[] } & Spec };
  Deployment: { spec: { selector: Selector; template: Pod } & Spec };
  StatefulSet: { spec: { selector: Selector; template: Pod; volumeClaimTemplates?: Claim[] } & Spec };
  Job: { spec: { template: Pod; ttlSecondsAfterFinished?: number; activeDeadlineSeconds?: number } & Spec };
  HorizontalPodAutoscaler: { spec: { scaleTargetRef: object; minReplicas: number; maxReplicas: number } & Spec };
  PodDisruptionBudget: { spec: { selector: Selector } & Spec };
  Ingress: { spec: Spec };
  NetworkPolicy: {
    spec: { podSelector: Selector; policyTypes: string[]; ingress?: NetworkRule[]; egress?: NetworkRule[] };
  };
  Role: { rules: object[] };
  RoleBinding: { roleRef: object; subjects: object[] };
  ClusterRole: { rules: object[] };
  ClusterRoleBinding: { roleRef: object; subjects: object[] };
  StorageClass: object;
  PriorityClass: { value: number };
  Certificate: { spec: { commonName: string; usages: string[]; dnsNames?: string[]; ipAddresses?: string[] } & Spec };
  Issuer: { spec: Spec };
  ClusterIssuer: { spec: Spec };
  ServiceMonitor: { spec: Spec };
  PodMonitor: { spec: Spec };
  Cluster: {
    spec: {
      bootstrap: { initdb: { postInitApplicationSQL: string[] } & Spec };
      postgresql: { parameters: Record<string, string>; pg_hba: string[] } & Spec;
    } & Spec;
  };
  ObjectStore: { spec: Spec };
  ScheduledBackup: { spec: Spec };
  ValidatingAdmissionPolicy: {
    spec: {
      matchConditions: { name: string; expression: string }[];
      validations: { expression: string; message: string; reason: string }[];
    } & Spec;
  };
  ValidatingAdmissionPolicyBinding: { spec: Spec };
}

type Spec = Record<string, unknown>;

export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
}

/** The objects that `define` adds to an empty chart. */
export function synthesize(define: (chart: Chart) => void): Manifest[] {
  const chart = Testing.chart();
  define(chart);
  return Testing.synth(chart);
}

/** All objects of a kind. */
export function allOf<Kind extends keyof Kinds>(manifests: Manifest[], kind: Kind): (Manifest & Kinds[Kind])[] {
  return manifests.filter((manifest): manifest is Manifest & Kinds[Kind] => manifest.kind === kind);
}

/** The one object of a kind, or the one of that kind and name. */
export function oneOf<Kind extends keyof Kinds>(
  manifests: Manifest[],
  kind: Kind,
  name?: string,
): Manifest & Kinds[Kind] {
  const found = allOf(manifests, kind).filter(({ metadata }) => name === undefined || metadata.name === name);
  const [first] = found;
  if (!first || found.length > 1) {
    const names = allOf(manifests, kind).map(({ metadata }) => metadata.name);
    throw new Error(`expected one ${kind} ${name ?? ''}, found ${found.length} of: ${names.join(', ')}`);
  }
  return first;
}

/** `kind/name` of every object, in order of the text. */
export function inventory(manifests: Manifest[]): string[] {
  return manifests.map(({ kind, metadata }) => `${kind}/${metadata.name}`).sort();
}

/** Every pod that the objects make, by `kind/name` of its maker. */
export function podsOf(manifests: Manifest[]): [maker: string, pod: Pod][] {
  const makers = (['Deployment', 'StatefulSet', 'Job'] as const).flatMap((kind) => allOf(manifests, kind));
  return makers.map(({ kind, metadata, spec }) => [`${kind}/${metadata.name}`, spec.template]);
}

/** Whether a selector takes an object with these labels. */
export function selects(
  { matchLabels = {}, matchExpressions = [] }: Selector,
  labels: Record<string, string>,
): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => operator === 'In' && values.includes(labels[key] ?? ''))
  );
}
