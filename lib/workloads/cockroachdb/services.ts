import { IntOrString, KubeService, type ServicePort } from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import type { LoadBalancerBinding } from '../cloud-profile';
import { labels, selector } from '../labels';
import { type CockroachDbIdentity, clientService } from './identity';
import { HTTP_PORT, RPC_PORT, SQL_PORT } from './ports';

const port = (name: string, number: number): ServicePort => ({
  name,
  port: number,
  targetPort: IntOrString.fromString(name),
  protocol: 'TCP',
});

/** A load balancer for SQL clients outside of the cluster. */
export interface SqlLoadBalancer {
  readonly scheme: 'external' | 'internal';
  readonly binding: LoadBalancerBinding;
  /** Networks that it lets in. */
  readonly cidrs: readonly string[];
}

/** Properties for {@link DatabaseServices}. */
export interface DatabaseServicesProps extends CockroachDbIdentity {
  readonly loadBalancers: readonly SqlLoadBalancer[];
}

/**
 * Defines the Services of the database: headless for the members, ClusterIP for clients, load balancers for SQL only.
 *
 * @throws when a load balancer names no network, because Kubernetes would let everybody in
 */
export class DatabaseServices extends Construct {
  constructor(scope: Construct, id: string, props: DatabaseServicesProps) {
    super(scope, id);
    const { name, namespace, loadBalancers } = props;
    const metadata = { namespace, labels: labels(name, 'database') };
    const members = selector(name).matchLabels;
    new KubeService(this, 'Headless', {
      metadata: { ...metadata, name },
      spec: {
        clusterIp: 'None',
        // members must find each other before they are ready
        publishNotReadyAddresses: true,
        selector: members,
        ports: [port('grpc', RPC_PORT), port('sql', SQL_PORT), port('http', HTTP_PORT)],
      },
    });
    new KubeService(this, 'Client', {
      metadata: { ...metadata, name: clientService(props) },
      // no metrics here: a ServiceMonitor would find every member twice
      spec: { type: 'ClusterIP', selector: members, ports: [port('sql', SQL_PORT)] },
    });
    for (const { scheme, binding, cidrs } of loadBalancers) {
      if (cidrs.length === 0) {
        throw new Error(
          `'cidrs' of the ${scheme} load balancer must name at least one network, got none: add a network or leave the load balancer out`,
        );
      }
      new KubeService(this, scheme, {
        metadata: { ...metadata, name: `${name}-${scheme}`, annotations: binding.annotations },
        spec: {
          type: 'LoadBalancer',
          ...(binding.loadBalancerClass ? { loadBalancerClass: binding.loadBalancerClass } : {}),
          loadBalancerSourceRanges: [...cidrs],
          // keeps the client's address, by which the database admits it
          externalTrafficPolicy: 'Local',
          allocateLoadBalancerNodePorts: false,
          selector: members,
          ports: [port('sql', SQL_PORT)],
        },
      });
    }
  }
}
