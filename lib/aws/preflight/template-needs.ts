import { readableManifests, type Template } from '../readable-manifests';

/** A resource of a template. */
export interface TemplateResource {
  readonly stack: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Templates by the names of their stacks. */
export type Templates = Readonly<Record<string, Template>>;

/** Every resource of the templates. */
export const resourcesOf = (templates: Templates): readonly TemplateResource[] =>
  Object.entries(templates).flatMap(([stack, { Resources = {} }]) =>
    Object.values(Resources).map(({ Type, Properties = {} }) => ({ stack, type: Type, properties: Properties })),
  );

/** Resources of the type. */
export const ofType = (templates: Templates, type: string): readonly TemplateResource[] =>
  resourcesOf(templates).filter((resource) => resource.type === type);

/** How many resources of the type templates have. */
export const countOf =
  (type: string) =>
  (templates: Templates): number =>
    ofType(templates, type).length;

/** A Kubernetes object, as far as load balancers are looked for in it. */
export interface AppliedObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec?: {
    readonly type?: string;
    readonly loadBalancerSourceRanges?: readonly string[];
    readonly ports?: readonly unknown[];
  };
}

/** Every Kubernetes object that the stacks apply. */
export const objectsOf = (templates: Templates): readonly AppliedObject[] =>
  Object.values(templates)
    .flatMap((template) => readableManifests(template))
    .flatMap(({ objects }) => objects as readonly AppliedObject[]);

/** How many of these entries have each key. */
export function countBy<Entry>(entries: readonly Entry[], key: (entry: Entry) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(key(entry), (counts.get(key(entry)) ?? 0) + 1);
  return counts;
}

const ALB = 'alb.ingress.kubernetes.io';

/** Load balancers that the AWS Load Balancer Controller makes: one for each Service, one for each group of Ingresses. */
export function loadBalancers(objects: readonly AppliedObject[]): {
  readonly network: number;
  readonly application: number;
} {
  const ingresses = objects.filter(({ kind }) => kind === 'Ingress');
  return {
    network: objects.filter(({ kind, spec }) => kind === 'Service' && spec?.type === 'LoadBalancer').length,
    application: countBy(
      ingresses,
      ({ metadata: { name, annotations = {} } }) => annotations[`${ALB}/group.name`] ?? `of its own: ${name}`,
    ).size,
  };
}

/** The most inbound rules that one security group has: of a template, or of a load balancer's source ranges. */
export function mostInboundRules(templates: Templates): number {
  const inbound: number[] = [];
  const added = new Map<string, number>();
  for (const { type, properties } of resourcesOf(templates)) {
    if (type === 'AWS::EC2::SecurityGroup') {
      inbound.push(((properties.SecurityGroupIngress ?? []) as readonly unknown[]).length);
    }
    if (type === 'AWS::EC2::SecurityGroupIngress') {
      const group = JSON.stringify(properties.GroupId);
      added.set(group, (added.get(group) ?? 0) + 1);
    }
  }
  const balancers = objectsOf(templates).map(
    ({ spec }) => (spec?.loadBalancerSourceRanges ?? []).length * (spec?.ports ?? []).length,
  );
  // rules that a resource of its own adds may be of any group: they are counted on top of the largest
  return Math.max(0, ...balancers, Math.max(0, ...inbound) + Math.max(0, ...added.values()));
}

/** Custom resources that speak to the cluster: in each stack all that wait for nothing are begun together. */
export function mostFunctionsAtOnce(templates: Templates): number {
  const custom = resourcesOf(templates).filter(({ type }) => type.startsWith('Custom::AWSCDK-EKS-'));
  // the provider's framework waits for the handler that it calls
  return 2 * Math.max(0, ...countBy(custom, ({ stack }) => stack).values());
}
