import { isJsonObject, type Json, type JsonObject, objectAt, stringAt, texts } from '../files/json';
import type { Place } from '../model/place';
import type { Resource } from '../model/resource';

/** Annotations that give a reason for what a rule would find end with the rule's id. */
const ACKNOWLEDGE = 'resilience.trizone.dev/acknowledge-';

/** Kinds that always live in a namespace: without one they are put into `default`. @see Kubernetes API v1.36 */
const NAMESPACED: ReadonlySet<string> = new Set([
  'Cluster',
  'ConfigMap',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'Ingress',
  'Job',
  'NetworkPolicy',
  'ObjectStore',
  'PersistentVolumeClaim',
  'Pod',
  'PodDisruptionBudget',
  'Pooler',
  'ReplicaSet',
  'ScaledObject',
  'Secret',
  'Service',
  'ServiceAccount',
  'StatefulSet',
]);

/** A Kubernetes object: it has an API version, a kind and a name. */
export function isKubernetesObject(body: Json): body is JsonObject {
  return (
    stringAt(body, 'apiVersion') !== undefined &&
    stringAt(body, 'kind') !== undefined &&
    stringAt(objectAt(body, 'metadata'), 'name') !== undefined
  );
}

/** Objects of a document: those of a `List` one by one. */
export function listed(body: Json): readonly Json[] {
  if (Array.isArray(body)) return (body as readonly Json[]).flatMap(listed);
  if (!isJsonObject(body) || !/List$/.test(stringAt(body, 'kind') ?? '') || !Array.isArray(body.items)) return [body];
  return (body.items as readonly Json[]).flatMap(listed);
}

/** Namespace that an object lives in; `undefined` of one for the whole cluster. */
function namespaceOf(object: JsonObject): string | undefined {
  const namespace = stringAt(objectAt(object, 'metadata'), 'namespace');
  return namespace ?? (NAMESPACED.has(stringAt(object, 'kind') ?? '') ? 'default' : undefined);
}

/** `Deployment services/service-a`, `Namespace services`. */
export const objectId = (kind: string, namespace: string | undefined, name: string): string =>
  namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;

/** Reasons by the rule's id, also empty ones: the run of the rules judges them. */
function acknowledgements(annotations: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(annotations)
      .filter(([key]) => key.startsWith(ACKNOWLEDGE))
      .map(([key, reason]) => [key.slice(ACKNOWLEDGE.length), reason]),
  );
}

/** The resource that a Kubernetes object is. Config Connector's are Google's. */
export function objectResource(object: JsonObject, place: Omit<Place, 'resource'>, cluster?: string): Resource {
  const metadata = objectAt(object, 'metadata');
  const [apiVersion = '', kind = '', name = ''] = [
    stringAt(object, 'apiVersion'),
    stringAt(object, 'kind'),
    stringAt(metadata, 'name'),
  ];
  const namespace = namespaceOf(object);
  const id = objectId(kind, namespace, name);
  const annotations = texts(objectAt(metadata, 'annotations'));
  const google = /\.cnrm\.cloud\.google\.com\//.test(apiVersion);
  return {
    id,
    platform: google ? 'google' : 'kubernetes',
    type: `${apiVersion} ${kind}`,
    name,
    ...(namespace !== undefined && { namespace }),
    labels: texts(objectAt(metadata, 'labels')),
    annotations,
    properties: object,
    place: { ...place, resource: id },
    acknowledgements: acknowledgements(annotations),
    ...(cluster !== undefined && !google && { cluster }),
  };
}
