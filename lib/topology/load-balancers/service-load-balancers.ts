import type { Cluster } from '../model/cluster';
import { type Known, unknown } from '../model/known';
import type { LoadBalancer } from '../model/network';
import type { KubernetesService } from '../model/workload';
import { knownOr, textAt } from '../value/field';
import { attributes, listOf, numberOf } from './attributes';
import type { KubernetesEdge } from './kubernetes-edge';

/** Prefix of the annotations. @see AWS Load Balancer Controller v2.13, Service annotations: also the defaults below */
const PREFIX = 'service.beta.kubernetes.io/aws-load-balancer-';
const HEALTH_INTERVAL_SECONDS = 10;
const UNHEALTHY_THRESHOLD = 3;
/** @see Elastic Load Balancing API 2015-12-01, TargetGroupAttribute deregistration_delay.timeout_seconds */
const DEREGISTRATION_SECONDS = 300;

type Own = Pick<LoadBalancer, 'kind' | 'scheme' | 'crossZone' | 'tls'> &
  Partial<Pick<LoadBalancer, 'healthCheck' | 'deregistrationSeconds' | 'sourceRanges'>>;

function annotation({ annotations }: KubernetesService, name: string): string | undefined {
  return Object.hasOwn(annotations, PREFIX + name) ? annotations[PREFIX + name] : undefined;
}

/** Of the AWS Load Balancer Controller, whose are internal by default, or of the cloud provider, whose are not. */
function onAws(service: KubernetesService, className: string | undefined): Own {
  const said = (name: string) => annotation(service, name);
  const controller = className === 'service.k8s.aws/nlb' || ['external', 'nlb-ip'].includes(said('type') ?? '');
  const open = controller
    ? said('scheme') === 'internet-facing'
    : said('internal') !== 'true' && said('scheme') !== 'internal';
  const crossZone =
    attributes(said('attributes')).get('load_balancing.cross_zone.enabled') ??
    said('cross-zone-load-balancing-enabled');
  const group = attributes(said('target-group-attributes'));
  return {
    kind: 'network',
    scheme: open ? 'external' : 'internal',
    crossZone: crossZone === 'true',
    tls: said('ssl-cert') !== undefined,
    sourceRanges: listOf(
      said('source-ranges') ?? service.annotations['service.beta.kubernetes.io/load-balancer-source-ranges'],
    ),
    healthCheck: {
      intervalSeconds: numberOf(said('healthcheck-interval'), HEALTH_INTERVAL_SECONDS),
      unhealthyThreshold: numberOf(said('healthcheck-unhealthy-threshold'), UNHEALTHY_THRESHOLD),
    },
    deregistrationSeconds: numberOf(group.get('deregistration_delay.timeout_seconds'), DEREGISTRATION_SECONDS),
  };
}

/** @see GKE documentation, LoadBalancer Service parameters */
function onGoogle({ annotations }: KubernetesService, className: string | undefined): Own {
  const type =
    annotations['networking.gke.io/load-balancer-type'] ?? annotations['cloud.google.com/load-balancer-type'];
  const internal = className === 'networking.gke.io/l4-regional-internal' || type?.toLowerCase() === 'internal';
  return { kind: 'passthrough', scheme: internal ? 'internal' : 'external', crossZone: true, tls: false };
}

function elsewhere(): Own {
  const crossZone: Known<boolean> = unknown('which load balancer serves it, the cluster decides');
  return { kind: 'network', scheme: 'external', crossZone, tls: false };
}

function ownOf(cluster: Cluster | undefined, service: KubernetesService, className: string | undefined): Own {
  if (cluster?.platform === 'gke' || className?.startsWith('networking.gke.io/')) return onGoogle(service, className);
  return cluster?.platform === 'eks' || className === 'service.k8s.aws/nlb' ? onAws(service, className) : elsewhere();
}

/** The load balancer that a cloud makes of a Service of type LoadBalancer. */
export function serviceLoadBalancer(edge: KubernetesEdge, service: KubernetesService): LoadBalancer {
  const { id, name, namespace, ports, place } = service;
  const cluster = edge.cluster(service.cluster);
  const className = knownOr(textAt(edge.object(id)?.properties, 'spec.loadBalancerClass'), undefined);
  const own = ownOf(cluster, service, className);
  return {
    id,
    name,
    zones: edge.zones(cluster, own.scheme),
    listeners: ports.map(({ port }) => ({ port, protocol: 'TCP' })),
    targets: ports.map((port) => {
      const number = edge.podPort(service, port.port);
      return { service: `${namespace}/${name}`, ...(number !== undefined && { port: number }) };
    }),
    ...edge.named(annotation(service, 'subnets')),
    ...own,
    sourceRanges: service.sourceRanges.length > 0 ? service.sourceRanges : (own.sourceRanges ?? []),
    place,
  };
}
