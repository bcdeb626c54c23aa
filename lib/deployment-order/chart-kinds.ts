import { knownOr, type Resource, textAt } from '../topology';
import { chartOf, kindOf } from './applied';

/** API groups whose kinds a Helm chart brings, and those of which its own templates make objects. */
interface ChartKinds {
  readonly brings: readonly string[];
  /** @default - none but its own */
  readonly uses?: readonly string[];
}

/**
 * Charts that bring custom resource definitions, or need those of another chart.
 *
 * @see `crds/` and `templates/` of each chart: cert-manager 1.21, cloudnative-pg 0.29, plugin-barman-cloud 0.8,
 * external-secrets 2.7, aws-load-balancer-controller 3.4, kube-prometheus-stack 85, karpenter 1.9, argo-cd 9 (November 2026)
 */
const CHART_KINDS: ReadonlyMap<string, ChartKinds> = new Map([
  ['cert-manager', { brings: ['cert-manager.io', 'acme.cert-manager.io'] }],
  ['cloudnative-pg', { brings: ['postgresql.cnpg.io'] }],
  ['plugin-barman-cloud', { brings: ['barmancloud.cnpg.io'], uses: ['cert-manager.io', 'postgresql.cnpg.io'] }],
  ['external-secrets', { brings: ['external-secrets.io', 'generators.external-secrets.io'] }],
  ['aws-load-balancer-controller', { brings: ['elbv2.k8s.aws', 'gateway.k8s.aws', 'aga.k8s.aws'] }],
  ['kube-prometheus-stack', { brings: ['monitoring.coreos.com'] }],
  ['karpenter', { brings: ['karpenter.sh', 'karpenter.k8s.aws'] }],
  ['argo-cd', { brings: ['argoproj.io'] }],
]);

/** API groups whose kinds an object needs: its own, or those of a chart's templates. */
export function groupsUsed(object: Resource): readonly string[] {
  const chart = chartOf(object);
  return chart === undefined ? [kindOf(object).group] : (CHART_KINDS.get(chart)?.uses ?? []);
}

/** API groups whose kinds the API server knows from an object on: a chart, or a definition. */
export function groupsBrought(object: Resource): readonly string[] {
  const chart = chartOf(object);
  if (chart !== undefined) return CHART_KINDS.get(chart)?.brings ?? [];
  if (kindOf(object).kind !== 'CustomResourceDefinition') return [];
  return [knownOr(textAt(object.properties, 'spec.group'), '')];
}
