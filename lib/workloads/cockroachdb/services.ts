import { IntOrString, KubeService, type ServicePort } from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import { labels, selector } from '../labels';
import { type SqlLoadBalancer, sqlLoadBalancers } from '../sql-load-balancer';
import { type CockroachDbIdentity, clientService } from './identity';
import { HTTP_PORT, RPC_PORT, SQL_PORT } from './ports';

const port = (name: string, number: number): ServicePort => ({
  name,
  port: number,
  targetPort: IntOrString.fromString(name),
  protocol: 'TCP',
});

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
    sqlLoadBalancers(this, loadBalancers, { ...metadata, name, port: SQL_PORT, targetPort: 'sql' });
  }
}
