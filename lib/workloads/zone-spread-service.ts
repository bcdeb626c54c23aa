import {
  IntOrString,
  KubeDeployment,
  KubeHorizontalPodAutoscalerV2,
  KubeIngress,
  KubeService,
  KubeServiceAccount,
} from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import type { CloudProfile } from './cloud-profile';
import type { DatabaseEndpoint } from './database-endpoint';
import { disruptionBudget } from './disruption-budget';
import { labels, selector } from './labels';
import { rollingUpdate } from './rolling-update';
import { type NetworkEgress, ServiceNetworkPolicy } from './service-network-policy';
import { DRAIN_SECONDS, type ServicePodProps, servicePod } from './service-pod';
import { serviceFile } from './silent-database';

/** Port of the Service in front of the pods. */
const SERVICE_PORT = 80;

/** Share of the requested CPU at which the autoscaler adds replicas, in per cent: a zone's loss adds half as much again. */
const TARGET_CPU_UTILIZATION = 60;

/** Properties for {@link ZoneSpreadService}. */
export interface ZoneSpreadServiceProps extends Omit<ServicePodProps, 'name' | 'labels'> {
  /** Name of the service: a DNS label, unique in its namespace. */
  readonly name: string;
  readonly namespace: string;
  /** Bounds of the autoscaler; multiples of the zones. */
  readonly replicas: { readonly min: number; readonly max: number };
  /** Host name of the Ingress. */
  readonly host: string;
  /** Services of the namespace that may call this one. */
  readonly allowFrom: readonly string[];
  /** Services of the namespace that this one may call. */
  readonly calls: readonly { readonly name: string; readonly port: number }[];
  /** Networks outside of the cluster that this one may call. */
  readonly egress: readonly NetworkEgress[];
  /** The database that it may use. @default - none */
  readonly database?: DatabaseEndpoint;
  readonly profile: CloudProfile;
}

/**
 * Defines a stateless HTTP service that keeps serving when any one zone is lost: a Deployment spread over the zones, its
 * Service, Ingress, HorizontalPodAutoscaler, PodDisruptionBudget, ServiceAccount and NetworkPolicy.
 */
export class ZoneSpreadService extends Construct {
  constructor(scope: Construct, id: string, props: ZoneSpreadServiceProps) {
    super(scope, id);
    const { name, namespace, replicas, host, port, health, profile } = props;
    const metadata = { name, namespace, labels: labels(name, 'service') };
    if (props.database) serviceFile(this, 'DatabaseClient', metadata);
    new KubeServiceAccount(this, 'ServiceAccount', { metadata, automountServiceAccountToken: false });
    new KubeDeployment(this, 'Deployment', {
      metadata,
      spec: {
        // no replicas: the autoscaler owns the number, and an apply would set it back
        selector: selector(name),
        ...rollingUpdate(),
        template: servicePod({ ...props, labels: metadata.labels }),
      },
    });
    new KubeHorizontalPodAutoscalerV2(this, 'Autoscaler', {
      metadata,
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        minReplicas: replicas.min,
        maxReplicas: replicas.max,
        metrics: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: TARGET_CPU_UTILIZATION } },
          },
        ],
      },
    });
    disruptionBudget(this, metadata);
    const binding = profile.bindIngress(this, {
      name,
      namespace,
      host,
      port,
      healthPath: health.readiness,
      drainSeconds: DRAIN_SECONDS,
    });
    new KubeService(this, 'Service', {
      metadata: { ...metadata, annotations: binding.serviceAnnotations },
      spec: {
        type: 'ClusterIP',
        selector: selector(name).matchLabels,
        ports: [{ name: 'http', port: SERVICE_PORT, targetPort: IntOrString.fromString('http'), protocol: 'TCP' }],
      },
    });
    new KubeIngress(this, 'Ingress', {
      metadata: { ...metadata, annotations: binding.ingressAnnotations },
      spec: {
        ...(binding.ingressClassName ? { ingressClassName: binding.ingressClassName } : {}),
        rules: [
          {
            host,
            http: {
              paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { name: 'http' } } } }],
            },
          },
        ],
      },
    });
    new ServiceNetworkPolicy(this, 'NetworkPolicy', props);
  }
}
