import type { Topology, Workload } from '../../topology';

/** The workloads that people outside reach through a load balancer for HTTP: the services that all else is there for. */
export function servedWorkloads({ loadBalancers, services, workloads }: Topology): readonly Workload[] {
  const targets = new Set(
    loadBalancers
      .filter(({ kind }) => kind === 'application')
      .flatMap((balancer) => balancer.targets.map(({ service }) => service)),
  );
  const named = services.filter(({ namespace, name }) => targets.has(`${namespace}/${name}`));
  return workloads.filter(
    ({ namespace, name, role }) =>
      role === 'stateless' && named.some((service) => service.namespace === namespace && service.name === name),
  );
}
