/** What a chart brings that others wait for. */
export interface ChartEffects {
  /** API groups of the kinds that it defines. */
  readonly groups: readonly string[];
  /** Whether its kinds go with it. @default false */
  readonly takesItsKinds?: boolean;
}

const NONE: ChartEffects = { groups: [] };

/**
 * The charts that the scenarios install, by release. Helm itself does not run: of a chart only its kinds matter here, and
 * that its pods need nodes.
 *
 * @see the charts at the versions that the scenarios pin; which of them keep their kinds: External Secrets has them among its
 * templates, the others under `crds/` or with `helm.sh/resource-policy: keep`
 */
export const CHARTS: Readonly<Record<string, ChartEffects>> = {
  'aws-load-balancer-controller': { groups: ['elbv2.k8s.aws'] },
  'cert-manager': { groups: ['cert-manager.io', 'acme.cert-manager.io'] },
  'external-secrets': { groups: ['external-secrets.io', 'generators.external-secrets.io'], takesItsKinds: true },
  'cloudnative-pg': { groups: ['postgresql.cnpg.io'] },
  'plugin-barman-cloud': { groups: ['barmancloud.cnpg.io'] },
  'cluster-autoscaler': NONE,
  'blueprints-addon-metrics-server': NONE,
};

/** The controller that makes load balancers of Ingresses and Services, by its release. */
export const LOAD_BALANCER_CONTROLLER = 'aws-load-balancer-controller';
