import { isUnknown } from '../model/known';
import type { Resource, Value } from '../model/resource';
import type { KubernetesService } from '../model/workload';
import { itemsAt, knownOr, numberAt, textAt, valueAt } from '../value/field';
import { matchLabels } from './selector';

const TYPES = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'] as const;

function servicePort(value: Value): KubernetesService['ports'][number] {
  const name = textAt(value, 'name');
  const port = knownOr(numberAt(value, 'port'), 0);
  const target = valueAt(value, 'targetPort');
  return {
    ...(name !== undefined && !isUnknown(name) && { name }),
    port,
    targetPort: typeof target === 'number' || typeof target === 'string' ? target : port,
  };
}

const texts = (value: Value, path: string): readonly string[] =>
  itemsAt(value, path).flatMap((item) => knownOr(textAt(item, []), []));

const policy = (value: Value, path: string): 'Cluster' | 'Local' =>
  textAt(value, path) === 'Local' ? 'Local' : 'Cluster';

function service({ id, cluster = '', namespace = 'default', name, annotations, properties, place }: Resource) {
  const distribution = textAt(properties, 'spec.trafficDistribution');
  return {
    id,
    cluster,
    namespace,
    name,
    type: TYPES.find((one) => one === textAt(properties, 'spec.type')) ?? 'ClusterIP',
    ...(valueAt(properties, 'spec.selector') !== undefined && { selector: matchLabels(properties, 'spec.selector') }),
    ports: itemsAt(properties, 'spec.ports').map(servicePort),
    sourceRanges: texts(properties, 'spec.loadBalancerSourceRanges'),
    internalTrafficPolicy: policy(properties, 'spec.internalTrafficPolicy'),
    externalTrafficPolicy: policy(properties, 'spec.externalTrafficPolicy'),
    ...(distribution !== undefined && !isUnknown(distribution) && { trafficDistribution: distribution }),
    annotations,
    place,
  };
}

/** Services that are declared by manifests. @see Kubernetes API v1.36, ServiceSpec */
export const services = (resources: readonly Resource[]): readonly KubernetesService[] =>
  resources.filter(({ type }) => type === 'v1 Service').map(service);
