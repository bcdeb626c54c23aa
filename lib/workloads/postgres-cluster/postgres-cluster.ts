import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { type Alert, prometheusRule } from '../alert';
import type { CloudProfile } from '../cloud-profile';
import { DatabaseClasses } from '../database-classes';
import { labels } from '../labels';
import { PostgresBackup, type PostgresBackupProps } from './backup';
import { type ClusterSpecProps, clusterSpec } from './cluster-spec';
import { podMonitor } from './metrics';
import { type InstanceNetworkPolicyProps, instanceNetworkPolicy } from './network-policy';
import { type ServerCertificateProps, serverCertificate } from './server-certificate';

/** Properties for {@link PostgresCluster}. */
export interface PostgresClusterProps extends ClusterSpecProps, InstanceNetworkPolicyProps, ServerCertificateProps {
  readonly backup: PostgresBackupProps;
  /** What the Prometheus operator tells a person, where there is one. */
  readonly alerts: readonly Alert[];
  readonly profile: Pick<
    CloudProfile,
    'databaseDisk' | 'metadataServer' | 'objectStorage' | 'serviceAccountAnnotations'
  >;
}

/** What the availability rules find about what the operator makes, and why it is accepted. @see docs/rules.md */
const ACCEPTED = {
  'resilience.trizone.dev/acknowledge-HA-K8S-024':
    'The operator makes the budgets and has no field for it; an instance that is not ready is a matter for a person',
  'resilience.trizone.dev/acknowledge-HA-K8S-031':
    'The probe asks the operator in the pod, not the database, and must stop an isolated writer: 38 s were seen',
};

/**
 * Defines a PostgreSQL cluster by CloudNativePG with one instance in each zone: one writer and two readers. It loses no
 * acknowledged commit and gets a new writer by itself when any one zone is lost. Its roles and their rights come by the
 * bootstrap ({@link postgresClusterBootstrap}), which runs after it.
 *
 * Reads through Pgpool stop while there is no writer; the Service `<name>-ro` leads to the readers all the time.
 *
 * @throws when the plan of connections or of backups cannot be right
 */
export class PostgresCluster extends Construct {
  constructor(scope: Construct, id: string, props: PostgresClusterProps) {
    super(scope, id);
    const { name, namespace, monitoring, profile, alerts } = props;
    new DatabaseClasses(this, 'Classes', profile.databaseDisk);
    serverCertificate(this, 'Certificate', props);
    new ApiObject(this, 'Cluster', {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name, namespace, labels: labels(name, 'database'), annotations: ACCEPTED },
      spec: clusterSpec(props),
    });
    new PostgresBackup(this, 'Backup', props);
    instanceNetworkPolicy(this, 'NetworkPolicy', props);
    if (monitoring === 'podMonitor') {
      podMonitor(this, 'PodMonitor', props);
      prometheusRule(this, 'Alerts', { name, namespace }, alerts);
    }
  }
}
