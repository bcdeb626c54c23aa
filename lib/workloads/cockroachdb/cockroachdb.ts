import {
  KubeConfigMap,
  KubeServiceAccount,
  KubeStatefulSet,
  type NetworkPolicyPeer,
  Quantity,
} from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import { digestName, keepsQuorumWithoutAnyZone, ZONE_COUNT } from '../../zones';
import { type Alert, prometheusRule } from '../alert';
import type { CloudProfile } from '../cloud-profile';
import { disruptionBudget } from '../disruption-budget';
import { labels, selector } from '../labels';
import type { SqlLoadBalancer } from '../sql-load-balancer';
import { bootstrapName } from './bootstrap-jobs';
import { CERTIFICATE_RELOAD_SCRIPT } from './certificate-reload';
import { DATA_VOLUME, type MemberPodProps, memberPod } from './member-pod';
import { SCRAPE_ANNOTATIONS, serviceMonitor } from './metrics';
import { DatabaseNetworkPolicies } from './network-policies';
import { NodeReader } from './node-locality';
import { DatabaseServices } from './services';

/** Seconds for which a restarted member must be ready before the next one is restarted. */
const MIN_READY_SECONDS = 60;

/** Properties for {@link CockroachDb}. */
export interface CockroachDbProps extends Omit<MemberPodProps, 'labels' | 'annotations' | 'reloadConfigMap'> {
  /** Disk of one member, e.g. `200Gi`. */
  readonly storage: string;
  readonly storageClass: string;
  readonly metrics: 'none' | 'annotations' | 'serviceMonitor';
  /** What the Prometheus operator tells a person, where there is one. */
  readonly alerts: readonly Alert[];
  readonly loadBalancers: readonly SqlLoadBalancer[];
  /** Pods of other namespaces that use the database. */
  readonly clients: readonly NetworkPolicyPeer[];
  /** From where a load balancer asks whether a member is well, where these are not the clients' addresses. @default - none */
  readonly healthCheckSources?: readonly NetworkPolicyPeer[];
  /** Whether members may report to the issuer of their licence. */
  readonly telemetry: boolean;
  /** Addresses of the Kubernetes API, for the locality `nodeLabels`. */
  readonly kubernetesApi: readonly NetworkPolicyPeer[];
  readonly profile: Pick<CloudProfile, 'metadataServer' | 'objectStorage' | 'serviceAccountAnnotations'>;
}

/**
 * Defines a secure CockroachDB cluster with one member in each zone, which keeps its quorum when any one zone is lost.
 * Its certificates and its bootstrap are constructs of their own, because they are applied before and after it.
 *
 * @throws when the members would lose their quorum with a zone
 */
export class CockroachDb extends Construct {
  constructor(scope: Construct, id: string, props: CockroachDbProps) {
    super(scope, id);
    const { name, namespace, replicas, metrics, locality } = props;
    if (!keepsQuorumWithoutAnyZone(replicas, ZONE_COUNT)) {
      throw new Error(
        `'replicas' must keep a majority when a zone is lost, as 3, 5 or 9 over ${ZONE_COUNT} zones do, got ${replicas}`,
      );
    }
    const metadata = { name, namespace, labels: labels(name, 'database') };
    const reloadConfigMap = digestName(`${name}-certificate-reload`, [CERTIFICATE_RELOAD_SCRIPT]);
    new KubeConfigMap(this, 'CertificateReload', {
      metadata: { name: reloadConfigMap, namespace },
      data: { 'certificate-reload.sh': CERTIFICATE_RELOAD_SCRIPT },
    });
    new KubeServiceAccount(this, 'ServiceAccount', {
      metadata: { ...metadata, annotations: props.profile.serviceAccountAnnotations },
      automountServiceAccountToken: false,
    });
    if (locality === 'nodeLabels') new NodeReader(this, 'NodeReader', props);
    this.statefulSet(props, reloadConfigMap);
    disruptionBudget(this, metadata);
    new DatabaseServices(this, 'Services', props);
    new DatabaseNetworkPolicies(this, 'NetworkPolicies', {
      ...props,
      clients: [...props.clients, ...(props.loadBalancers.length > 0 ? (props.healthCheckSources ?? []) : [])],
      bootstrapName: bootstrapName(props),
      clientCidrs: [...new Set(props.loadBalancers.flatMap(({ cidrs }) => cidrs))],
      kubernetesApi: locality === 'nodeLabels' ? props.kubernetesApi : [],
    });
    if (metrics === 'serviceMonitor') {
      serviceMonitor(this, 'ServiceMonitor', props);
      prometheusRule(this, 'Alerts', { name, namespace }, props.alerts);
    }
  }

  private statefulSet(props: CockroachDbProps, reloadConfigMap: string): void {
    const { name, namespace, replicas, storage, storageClass, metrics } = props;
    const metadata = { name, namespace, labels: labels(name, 'database') };
    const annotations = metrics === 'annotations' ? SCRAPE_ANNOTATIONS : {};
    new KubeStatefulSet(this, 'StatefulSet', {
      metadata,
      spec: {
        serviceName: name,
        replicas,
        selector: selector(name),
        // members wait for each other at the first start
        podManagementPolicy: 'Parallel',
        updateStrategy: { type: 'RollingUpdate' },
        minReadySeconds: MIN_READY_SECONDS,
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
        template: memberPod({ ...props, labels: metadata.labels, annotations, reloadConfigMap }),
        volumeClaimTemplates: [
          {
            metadata: { name: DATA_VOLUME, labels: selector(name).matchLabels },
            spec: {
              accessModes: ['ReadWriteOnce'],
              storageClassName: storageClass,
              resources: { requests: { storage: Quantity.fromString(storage) } },
            },
          },
        ],
      },
    });
  }
}
