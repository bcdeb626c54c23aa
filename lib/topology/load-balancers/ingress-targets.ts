import { isUnknown } from '../model/known';
import type { LoadBalancer } from '../model/network';
import type { Resource, Value } from '../model/resource';
import { itemsAt, knownOr, numberAt, textAt, valueAt } from '../value/field';
import type { KubernetesEdge } from './kubernetes-edge';

function backendOf(edge: KubernetesEdge, ingress: Resource, path: Value | undefined, host?: string) {
  const { cluster = '', namespace = 'default' } = ingress;
  const name = knownOr(textAt(path, 'service.name'), undefined);
  if (name === undefined) return [];
  const port = textAt(path, 'service.port.name') ?? numberAt(path, 'service.port.number');
  const service = edge.service(cluster, namespace, name);
  const number = service && edge.podPort(service, port === undefined || isUnknown(port) ? undefined : port);
  return [
    {
      service: `${namespace}/${name}`,
      ...(host !== undefined && { host }),
      ...(number !== undefined && { port: number }),
    },
  ];
}

/** Services behind an Ingress, each once for each host. @see Kubernetes API v1.36, IngressSpec */
export function ingressTargets(edge: KubernetesEdge, ingress: Resource): LoadBalancer['targets'] {
  const { properties } = ingress;
  const ruled = itemsAt(properties, 'spec.rules').flatMap((rule) => {
    const host = textAt(rule, 'host');
    return itemsAt(rule, 'http.paths').flatMap((path) =>
      backendOf(edge, ingress, valueAt(path, 'backend'), host === undefined || isUnknown(host) ? undefined : host),
    );
  });
  const all = [...backendOf(edge, ingress, valueAt(properties, 'spec.defaultBackend')), ...ruled];
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
