import { IntOrString, KubeService } from 'cdk8s-plus-33/lib/imports/k8s';
import type { Construct } from 'constructs';
import type { LoadBalancerBinding } from './cloud-profile';
import { selector } from './labels';

/** A load balancer for SQL clients outside of the cluster. */
export interface SqlLoadBalancer {
  readonly scheme: 'external' | 'internal';
  readonly binding: LoadBalancerBinding;
  /** Networks that it lets in. */
  readonly cidrs: readonly string[];
}

/** What the load balancers stand in front of. */
export interface SqlTarget {
  /** Name of the workload, and prefix of the Services. */
  readonly name: string;
  readonly namespace: string;
  readonly labels: Record<string, string>;
  /** Port of the Service, and the name of the container's. */
  readonly port: number;
  readonly targetPort: string;
}

/**
 * Defines a Service for each load balancer.
 *
 * @throws when a load balancer names no network, because Kubernetes would let everybody in
 */
export function sqlLoadBalancers(scope: Construct, loadBalancers: readonly SqlLoadBalancer[], target: SqlTarget): void {
  const { name, namespace, labels, port, targetPort } = target;
  for (const { scheme, binding, cidrs } of loadBalancers) {
    if (cidrs.length === 0) {
      throw new Error(
        `'cidrs' of the ${scheme} load balancer must name at least one network, got none: add a network or leave the load balancer out`,
      );
    }
    new KubeService(scope, scheme, {
      metadata: { namespace, labels, name: `${name}-${scheme}`, annotations: binding.annotations },
      spec: {
        type: 'LoadBalancer',
        ...(binding.loadBalancerClass ? { loadBalancerClass: binding.loadBalancerClass } : {}),
        loadBalancerSourceRanges: [...cidrs],
        // keeps the client's address, by which the database admits it
        externalTrafficPolicy: 'Local',
        allocateLoadBalancerNodePorts: false,
        selector: selector(name).matchLabels,
        ports: [{ name: targetPort, port, targetPort: IntOrString.fromString(targetPort), protocol: 'TCP' }],
      },
    });
  }
}
