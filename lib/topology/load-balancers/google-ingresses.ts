import type { LoadBalancer } from '../model/network';
import type { Resource } from '../model/resource';
import { itemsAt, knownOr, numberAt, textAt } from '../value/field';
import { jsonOf } from './attributes';
import { ingressTargets } from './ingress-targets';
import type { KubernetesEdge } from './kubernetes-edge';

const CLASS = 'kubernetes.io/ingress.class';

/** Annotations that bring a certificate. @see GKE documentation, Ingress for Application Load Balancers */
const CERTIFICATES = ['networking.gke.io/managed-certificates', 'ingress.gcp.kubernetes.io/pre-shared-cert'];

/** Whether GKE's own controller serves an Ingress: also one without a class, on GKE. */
export function isGoogleIngress(edge: KubernetesEdge, { annotations, properties, cluster = '' }: Resource): boolean {
  const name = annotations[CLASS] ?? knownOr(textAt(properties, 'spec.ingressClassName'), undefined);
  if (name === undefined) return edge.cluster(cluster)?.platform === 'gke';
  return name === 'gce' || name === 'gce-internal';
}

/** The BackendConfig of a Service's default. */
function backendConfig(edge: KubernetesEdge, ingress: Resource, service: string): Resource | undefined {
  const annotations = edge.object(`Service ${service}`)?.annotations ?? {};
  const chosen = jsonOf(annotations['cloud.google.com/backend-config']);
  const name = typeof chosen === 'object' && chosen !== null && 'default' in chosen ? chosen.default : undefined;
  return typeof name === 'string' ? edge.object(`BackendConfig ${ingress.namespace}/${name}`) : undefined;
}

/** The load balancer that GKE makes of an Ingress: it has no zone of its own. */
export function googleIngress(edge: KubernetesEdge, ingress: Resource): LoadBalancer {
  const { id, name, annotations, properties, place, cluster = '' } = ingress;
  const scheme = annotations[CLASS] === 'gce-internal' ? 'internal' : 'external';
  const targets = ingressTargets(edge, ingress);
  const tls = CERTIFICATES.some((one) => Object.hasOwn(annotations, one)) || itemsAt(properties, 'spec.tls').length > 0;
  const plain = annotations['kubernetes.io/ingress.allow-http'] !== 'false';
  const [config] = targets.flatMap(({ service }) => backendConfig(edge, ingress, service) ?? []);
  const check = (field: string) => knownOr(numberAt(config?.properties, `spec.healthCheck.${field}`), undefined);
  const [intervalSeconds, unhealthyThreshold] = ['checkIntervalSec', 'unhealthyThreshold'].map(check);
  const draining = knownOr(numberAt(config?.properties, 'spec.connectionDraining.drainingTimeoutSec'), undefined);
  return {
    id,
    name,
    kind: 'application',
    scheme,
    zones: edge.zones(edge.cluster(cluster), scheme),
    crossZone: true,
    listeners: [...(plain ? [{ port: 80, protocol: 'HTTP' }] : []), ...(tls ? [{ port: 443, protocol: 'HTTPS' }] : [])],
    targets,
    sourceRanges: [],
    ...(intervalSeconds !== undefined &&
      unhealthyThreshold !== undefined && { healthCheck: { intervalSeconds, unhealthyThreshold } }),
    ...(draining !== undefined && { deregistrationSeconds: draining }),
    tls,
    place,
  };
}
