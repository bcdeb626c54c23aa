import type { KubernetesObject } from './api';

interface Templated {
  readonly spec: { readonly template: { readonly spec: { readonly containers: readonly object[] } } };
}

/** The workload with another image in its containers, as a release would change it. */
export function withImage<Workload extends KubernetesObject>(workload: Workload, image: string): Workload {
  const { spec } = workload as unknown as Templated;
  const containers = spec.template.spec.containers.map((container) => ({ ...container, image }));
  const template = { ...spec.template, spec: { ...spec.template.spec, containers } };
  return { ...workload, spec: { ...spec, template } };
}
