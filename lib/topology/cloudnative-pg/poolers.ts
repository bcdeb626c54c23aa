import { podTemplate } from '../kubernetes/pod-template';
import { deploymentRollout } from '../kubernetes/rollout';
import { labelsSelector } from '../kubernetes/selector';
import { isUnknown } from '../model/known';
import type { Resource, Value } from '../model/resource';
import type { KubernetesService, Workload } from '../model/workload';
import { entriesAt, itemsAt, numberAt, valueAt } from '../value/field';
import { OPERATOR } from './operator-facts';

const labels = (name: string): Readonly<Record<string, string>> => ({ [OPERATOR.poolerLabel]: name });

/** The Deployment of PgBouncer that the operator makes of a `Pooler`: its template, the operator's labels added. */
export function poolerWorkload(resource: Resource): Workload {
  const { cluster = '', namespace = 'default', name, properties, place, id } = resource;
  const count = numberAt(properties, 'spec.instances') ?? 1;
  const spec = valueAt(properties, 'spec.template.spec');
  const template: Value = {
    metadata: {
      labels: { ...Object.fromEntries(entriesAt(properties, 'spec.template.metadata.labels')), ...labels(name) },
    },
    spec: { ...Object.fromEntries(entriesAt(spec, [])), containers: containers(spec) },
  };
  return {
    id: `Deployment ${namespace}/${name}`,
    kind: 'Deployment',
    namespace,
    name,
    cluster,
    place,
    origin: { kind: 'operator', operator: OPERATOR.name, resource: id },
    role: 'stateless',
    replicas: { min: count, max: count, place: { ...place, field: 'spec.instances' } },
    selector: labelsSelector(labels(name)),
    pod: podTemplate(template, { ...place, field: 'spec.template' }),
    rollout: deploymentRollout(
      { strategy: valueAt(properties, 'spec.deploymentStrategy') ?? {} },
      isUnknown(count) ? undefined : count,
    ),
    claims: [],
  };
}

/** The pooler's own container, which a template may change and need not name. @see CloudNativePG 1.30, pkg/specs/pgbouncer */
function containers(spec: Value | undefined): readonly Value[] {
  const given = itemsAt(spec, 'containers');
  const changed = given.find((one) => valueAt(one, 'name') === 'pgbouncer');
  const others = given.filter((one) => one !== changed);
  const own = {
    name: 'pgbouncer',
    image: 'ghcr.io/cloudnative-pg/pgbouncer',
    ports: [{ name: 'pgbouncer', containerPort: OPERATOR.port }],
    readinessProbe: { tcpSocket: { port: OPERATOR.port }, timeoutSeconds: OPERATOR.probeTimeoutSeconds },
  };
  return [{ ...own, ...Object.fromEntries(entriesAt(changed, [])) }, ...others];
}

/** The Service of a `Pooler`. */
export function poolerService({ cluster = '', namespace = 'default', name, place }: Resource): KubernetesService {
  return {
    id: `Service ${namespace}/${name}`,
    cluster,
    namespace,
    name,
    type: 'ClusterIP',
    selector: labelsSelector(labels(name)),
    ports: [{ name: 'pgbouncer', port: OPERATOR.port, targetPort: 'pgbouncer' }],
    sourceRanges: [],
    internalTrafficPolicy: 'Cluster',
    externalTrafficPolicy: 'Cluster',
    annotations: {},
    place,
  };
}
