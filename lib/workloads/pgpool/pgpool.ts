import {
  IntOrString,
  KubeConfigMap,
  KubeDeployment,
  KubeNetworkPolicy,
  KubeService,
  KubeServiceAccount,
  type NetworkPolicyPeer,
} from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import { digest, ZONE_COUNT } from '../../zones';
import { disruptionBudget } from '../disruption-budget';
import { labels, selector } from '../labels';
import { incoming, network, outgoing, tcp } from '../network-policy';
import { PGPOOL_SURGE } from '../postgres-cluster/connection-plan';
import { POSTGRES_PORT, postgresInstances, postgresReaderHost, postgresWriterHost } from '../postgres-cluster/identity';
import { rollingUpdate } from '../rolling-update';
import { type SqlLoadBalancer, sqlLoadBalancers } from '../sql-load-balancer';
import { type PgpoolCertificateProps, pgpoolCertificate } from './certificate';
import { PGPOOL_PORT } from './identity';
import { pgpoolConf } from './pgpool-conf';
import { type PgpoolPodProps, PORT_NAME, pgpoolPod } from './pgpool-pod';
import { poolHba } from './pool-hba';
import { startScript } from './start-script';

/** Properties for {@link Pgpool}. */
export interface PgpoolProps extends PgpoolPodProps, PgpoolCertificateProps {
  /** Pods, a multiple of the zones. */
  readonly replicas: number;
  readonly database: string;
  readonly loadBalancers: readonly SqlLoadBalancer[];
  /** Pods that use the database. */
  readonly clients: readonly NetworkPolicyPeer[];
  /** From where a load balancer asks whether a pod is well, where these are not the clients' addresses. @default - none */
  readonly healthCheckSources?: readonly NetworkPolicyPeer[];
}

function configuration({ cluster, processes, database, users }: PgpoolProps): Record<string, string> {
  return {
    'pgpool.conf': pgpoolConf({
      writer: { host: postgresWriterHost(cluster), port: POSTGRES_PORT },
      readers: { host: postgresReaderHost(cluster), port: POSTGRES_PORT },
      processes,
      port: PGPOOL_PORT,
    }),
    'pool_hba.conf': poolHba({ database, users }),
    'start.sh': startScript(),
  };
}

/**
 * Defines Pgpool-II in front of a PostgreSQL cluster: one host for every statement, which goes to the writer or to a
 * reader. It decides nothing about failover, and goes on by itself when the operator has made another instance the writer.
 *
 * The passwords are read at the start, so another password or another user is used after
 * `kubectl rollout restart deployment/<name>`; so is another certificate ({@link pgpoolCertificate}).
 *
 * @throws when the pods are no multiple of the zones, or the configuration cannot be written
 */
export class Pgpool extends Construct {
  constructor(scope: Construct, id: string, props: PgpoolProps) {
    super(scope, id);
    const { name, namespace, replicas } = props;
    if (!Number.isInteger(replicas) || replicas < ZONE_COUNT || replicas % ZONE_COUNT !== 0) {
      throw new Error(`'replicas' must be a multiple of the ${ZONE_COUNT} zones, got ${replicas}`);
    }
    const metadata = { name, namespace, labels: labels(name, 'database-proxy') };
    const data = configuration(props);
    pgpoolCertificate(this, 'Certificate', props);
    new KubeServiceAccount(this, 'ServiceAccount', { metadata, automountServiceAccountToken: false });
    new KubeConfigMap(this, 'Configuration', { metadata, data });
    new KubeDeployment(this, 'Deployment', {
      metadata,
      spec: {
        replicas,
        selector: selector(name),
        ...rollingUpdate(PGPOOL_SURGE),
        template: pgpoolPod(props, metadata.labels, digest(Object.values(data))),
      },
    });
    disruptionBudget(this, metadata);
    new KubeService(this, 'Service', {
      metadata,
      spec: {
        type: 'ClusterIP',
        selector: selector(name).matchLabels,
        ports: [{ name: PORT_NAME, port: PGPOOL_PORT, targetPort: IntOrString.fromString(PORT_NAME), protocol: 'TCP' }],
      },
    });
    sqlLoadBalancers(this, props.loadBalancers, { ...metadata, port: PGPOOL_PORT, targetPort: PORT_NAME });
    this.networkPolicy(props);
  }

  private networkPolicy(props: PgpoolProps): void {
    const { name, namespace, cluster, clients, loadBalancers, healthCheckSources = [] } = props;
    const cidrs = new Set(loadBalancers.flatMap((one) => one.cidrs));
    const balanced = [...[...cidrs].map((cidr) => network(cidr)), ...(cidrs.size > 0 ? healthCheckSources : [])];
    new KubeNetworkPolicy(this, 'NetworkPolicy', {
      metadata: { name, namespace },
      spec: {
        podSelector: selector(name),
        policyTypes: ['Ingress', 'Egress'],
        ingress: incoming([...clients, ...balanced], [tcp(PGPOOL_PORT)]),
        egress: outgoing([postgresInstances(cluster)], [tcp(POSTGRES_PORT)]),
      },
    });
  }
}
