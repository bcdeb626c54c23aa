/** API groups whose kinds a Helm chart brings, and those of which its own templates make objects. */
export interface ChartKinds {
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
export const CHART_KINDS: ReadonlyMap<string, ChartKinds> = new Map([
  ['cert-manager', { brings: ['cert-manager.io', 'acme.cert-manager.io'] }],
  ['cloudnative-pg', { brings: ['postgresql.cnpg.io'] }],
  ['plugin-barman-cloud', { brings: ['barmancloud.cnpg.io'], uses: ['cert-manager.io', 'postgresql.cnpg.io'] }],
  ['external-secrets', { brings: ['external-secrets.io', 'generators.external-secrets.io'] }],
  ['aws-load-balancer-controller', { brings: ['elbv2.k8s.aws', 'gateway.k8s.aws', 'aga.k8s.aws'] }],
  ['kube-prometheus-stack', { brings: ['monitoring.coreos.com'] }],
  ['karpenter', { brings: ['karpenter.sh', 'karpenter.k8s.aws'] }],
  ['argo-cd', { brings: ['argoproj.io'] }],
]);
