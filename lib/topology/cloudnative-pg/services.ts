import { labelsSelector } from '../kubernetes/selector';
import { isUnknown } from '../model/known';
import type { Resource, Value } from '../model/resource';
import type { KubernetesService } from '../model/workload';
import { itemsAt, textAt } from '../value/field';
import { instanceLabels } from './instance-pod';
import { OPERATOR } from './operator-facts';

/** Services that the operator makes, by the ending of their name: of the primary, of the replicas, of all. */
const SUFFIXES = ['rw', 'ro', 'r'] as const;

function service(
  { cluster = '', namespace = 'default', name: database, place }: Resource,
  name: string,
  type: KubernetesService['type'],
): KubernetesService {
  return {
    id: `Service ${namespace}/${name}`,
    cluster,
    namespace,
    name,
    type,
    // the label of the role comes on top, but any of the pods may take the role on
    selector: labelsSelector(instanceLabels(database)),
    ports: [{ name: 'postgres', port: OPERATOR.port, targetPort: OPERATOR.port }],
    sourceRanges: [],
    internalTrafficPolicy: 'Cluster',
    externalTrafficPolicy: 'Cluster',
    annotations: {},
    place,
  };
}

/** One more Service that the cluster asks for. */
function managed(resource: Resource, value: Value): readonly KubernetesService[] {
  const name = textAt(value, 'serviceTemplate.metadata.name');
  if (name === undefined || isUnknown(name)) return [];
  const type = textAt(value, 'serviceTemplate.spec.type');
  return [service(resource, name, type === 'LoadBalancer' ? 'LoadBalancer' : 'ClusterIP')];
}

/** The Services of a cluster. Each may send to any of its instances: which one is the primary changes. */
export function instanceServices(resource: Resource): readonly KubernetesService[] {
  const { name, properties } = resource;
  const disabled = itemsAt(properties, 'spec.managed.services.disabledDefaultServices').map((one) => textAt(one, []));
  return [
    ...SUFFIXES.filter((suffix) => !disabled.includes(suffix)).map((suffix) =>
      service(resource, `${name}-${suffix}`, 'ClusterIP'),
    ),
    ...itemsAt(properties, 'spec.managed.services.additional').flatMap((one) => managed(resource, one)),
  ];
}
