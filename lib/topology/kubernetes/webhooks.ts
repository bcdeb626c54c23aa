import { isUnknown } from '../model/known';
import type { Resource, Value } from '../model/resource';
import type { KubernetesService, Webhook, Workload } from '../model/workload';
import { groupBy } from '../resource-index';
import { itemsAt, knownOr, textAt } from '../value/field';
import { selects } from './selector';

const TYPE = /^admissionregistration\.k8s\.io\/v1 (Mutating|Validating)WebhookConfiguration$/;

function webhook({ id, cluster = '', place }: Resource, value: Value, index: number): Webhook {
  const [namespace, name] = ['namespace', 'name'].map((key) => textAt(value, `clientConfig.service.${key}`));
  const service = namespace === undefined || name === undefined || isUnknown(namespace) || isUnknown(name);
  return {
    id: `${id} ${knownOr(textAt(value, 'name'), String(index))}`,
    cluster,
    // @see Kubernetes API v1.36, ValidatingWebhook: failurePolicy defaults to Fail
    failsClosed: textAt(value, 'failurePolicy') !== 'Ignore',
    ...(!service && { service: `${namespace}/${name}` }),
    place: { ...place, field: `webhooks.${index}` },
  };
}

/** Admission webhooks that are declared by manifests. */
export const webhooks = (resources: readonly Resource[]): readonly Webhook[] =>
  resources
    .filter(({ type }) => TYPE.test(type))
    .flatMap((resource) => itemsAt(resource.properties, 'webhooks').map((one, index) => webhook(resource, one, index)));

/** Tells of each webhook which workload answers it: the one whose pods its Service selects. */
export function answered(
  all: readonly Webhook[],
  services: readonly KubernetesService[],
  workloads: readonly Workload[],
): readonly Webhook[] {
  const byName = new Map(services.map((one) => [`${one.cluster} ${one.namespace}/${one.name}`, one]));
  const inNamespace = groupBy(workloads, ({ cluster, namespace }) => `${cluster} ${namespace}`);
  return all.map((one) => {
    const service = one.service === undefined ? undefined : byName.get(`${one.cluster} ${one.service}`);
    const { selector } = service ?? {};
    if (one.workload !== undefined || !service || !selector) return one;
    const workload = inNamespace
      .get(`${one.cluster} ${service.namespace}`)
      ?.find(({ pod }) => !isUnknown(pod) && selects(selector, pod.labels));
    return workload ? { ...one, workload: workload.id } : one;
  });
}
