import { isUnknown } from '../model/known';
import type { LoadBalancer } from '../model/network';
import type { Resource } from '../model/resource';
import { groupBy } from '../resource-index';
import { itemsAt, textAt } from '../value/field';
import { attributes, jsonOf, listOf, numberOf } from './attributes';
import { ingressTargets } from './ingress-targets';
import type { KubernetesEdge } from './kubernetes-edge';

/** Prefix of the annotations. @see AWS Load Balancer Controller v2.13, Ingress annotations: also the defaults below */
const PREFIX = 'alb.ingress.kubernetes.io/';
const HEALTH_INTERVAL_SECONDS = 15;
const UNHEALTHY_THRESHOLD = 2;
/** @see Elastic Load Balancing API 2015-12-01, TargetGroupAttribute deregistration_delay.timeout_seconds */
const DEREGISTRATION_SECONDS = 300;

const annotation = ({ annotations }: Resource, name: string): string | undefined =>
  Object.hasOwn(annotations, PREFIX + name) ? annotations[PREFIX + name] : undefined;

/** Whether the AWS Load Balancer Controller serves an Ingress: by its class, which it is given the name `alb` by default. */
export function isApplicationLoadBalancer(edge: KubernetesEdge, { properties, annotations }: Resource): boolean {
  const name = textAt(properties, 'spec.ingressClassName') ?? annotations['kubernetes.io/ingress.class'];
  if (name === undefined || isUnknown(name)) return false;
  const declared = edge.object(`IngressClass ${name}`);
  return declared ? textAt(declared.properties, 'spec.controller') === 'ingress.k8s.aws/alb' : name === 'alb';
}

function listeners(ingress: Resource): LoadBalancer['listeners'] {
  const ports = jsonOf(annotation(ingress, 'listen-ports'));
  const listed = (Array.isArray(ports) ? (ports as readonly unknown[]) : []).flatMap((one) =>
    Object.entries(typeof one === 'object' && one !== null ? one : {}).flatMap(([protocol, port]) =>
      typeof port === 'number' ? [{ port, protocol }] : [],
    ),
  );
  if (listed.length > 0) return listed;
  const tls =
    annotation(ingress, 'certificate-arn') !== undefined || itemsAt(ingress.properties, 'spec.tls').length > 0;
  return [tls ? { port: 443, protocol: 'HTTPS' } : { port: 80, protocol: 'HTTP' }];
}

function loadBalancer(edge: KubernetesEdge, id: string, ingresses: readonly Resource[]): readonly LoadBalancer[] {
  const [first] = ingresses;
  if (!first) return [];
  const said = (name: string): string | undefined =>
    ingresses.map((one) => annotation(one, name)).find((one) => one !== undefined);
  const scheme = said('scheme') === 'internet-facing' ? 'external' : 'internal';
  const group = attributes(said('target-group-attributes'));
  const listening = [...new Map(ingresses.flatMap(listeners).map((one) => [one.port, one])).values()];
  return [
    {
      id,
      name: said('load-balancer-name') ?? said('group.name') ?? first.name,
      kind: 'application',
      scheme,
      zones: edge.zones(edge.cluster(first.cluster ?? ''), scheme),
      ...edge.named(said('subnets')),
      // always on, unless a target group switches it off
      crossZone: group.get('load_balancing.cross_zone.enabled') !== 'false',
      listeners: [...listening].sort((one, other) => one.port - other.port),
      targets: ingresses.flatMap((one) => ingressTargets(edge, one)),
      sourceRanges: listOf(said('inbound-cidrs')),
      healthCheck: {
        intervalSeconds: numberOf(said('healthcheck-interval-seconds'), HEALTH_INTERVAL_SECONDS),
        unhealthyThreshold: numberOf(said('unhealthy-threshold-count'), UNHEALTHY_THRESHOLD),
      },
      deregistrationSeconds: numberOf(group.get('deregistration_delay.timeout_seconds'), DEREGISTRATION_SECONDS),
      tls: listening.some(({ protocol }) => protocol === 'HTTPS'),
      place: first.place,
    },
  ];
}

/** Load balancers that the AWS Load Balancer Controller makes of Ingresses: one for each group, else for each Ingress. */
export function applicationLoadBalancers(
  edge: KubernetesEdge,
  ingresses: readonly Resource[],
): readonly LoadBalancer[] {
  const groups = groupBy(ingresses, (one) => {
    const name = annotation(one, 'group.name');
    return name === undefined ? one.id : `IngressGroup ${name}`;
  });
  return [...groups].flatMap(([id, members]) => loadBalancer(edge, id, members));
}
