import type { Known } from './known';
import type { Place } from './place';
import type { PodTemplate, Selector } from './pod';

/** Where a workload comes from. */
export type Origin =
  /** A manifest of the output. */
  | { readonly kind: 'manifest' }
  /** The pods that an operator will make of its resource, e.g. CloudNativePG of a Cluster. */
  | { readonly kind: 'operator'; readonly operator: string; readonly resource: string }
  /** A Helm chart or an add-on of the cloud, known by its values only. */
  | { readonly kind: 'chart'; readonly chart: string; readonly release: string };

/** What a workload is for the loss of a zone. */
export type Role =
  /** Any replica serves. */
  | 'stateless'
  /** Members of a group that needs a majority, or writer and readers of a database. */
  | 'quorum'
  /** On the way of a recovery: an operator, an autoscaler, a webhook, a name server. */
  | 'controller'
  /** One on every node. */
  | 'daemon'
  /** Runs to its end. */
  | 'batch';

/** A volume of its own for each replica, or a claim that exists by itself. */
export interface VolumeClaim {
  readonly name: string;
  /** Name of the StorageClass; `undefined`: the cluster's default. */
  readonly storageClass?: string;
  readonly accessModes: readonly string[];
  /** Bytes. */
  readonly size: Known<number>;
  readonly place: Place;
}

/** How a change rolls out. Counts are worked out for the fewest replicas. */
export interface Rollout {
  readonly type: 'RollingUpdate' | 'Recreate' | 'OnDelete';
  readonly maxSurge: Known<number>;
  readonly maxUnavailable: Known<number>;
}

/** Some pods that are alike. */
export interface Workload {
  /** `Deployment services/service-a`; of an operator or chart `<kind> <namespace>/<name>` of what it will make. */
  readonly id: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** {@link Cluster.id} of the cluster that it runs in. */
  readonly cluster: string;
  readonly place: Place;
  readonly origin: Origin;
  readonly role: Role;
  /** Bounds of the autoscaler, where there is one, else twice the declared number; of a daemon, 0. */
  readonly replicas: { readonly min: Known<number>; readonly max: Known<number>; readonly place: Place };
  readonly selector: Selector;
  /** Unknown of a chart whose values do not say. */
  readonly pod: Known<PodTemplate>;
  readonly rollout: Rollout;
  /** One of each for every replica. */
  readonly claims: readonly VolumeClaim[];
  /** Fewest replicas that must serve, where its author says so. */
  readonly declaredNeed?: { readonly count: number; readonly place: Place };
}

/** @see Kubernetes API v1.36, PodDisruptionBudget */
export interface Budget {
  readonly id: string;
  readonly cluster: string;
  readonly namespace: string;
  readonly selector: Selector;
  /** As written: a count or a share. */
  readonly minAvailable?: Known<string>;
  readonly maxUnavailable?: Known<string>;
  readonly evictsUnhealthy: boolean;
  readonly place: Place;
}

/** A Service, also one that an operator makes. */
export interface KubernetesService {
  readonly id: string;
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  readonly type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';
  /** `undefined`: its endpoints are not pods that it selects. */
  readonly selector?: Selector;
  readonly ports: readonly { readonly name?: string; readonly port: number; readonly targetPort: string | number }[];
  /** Networks that its load balancer admits; empty: all. */
  readonly sourceRanges: readonly string[];
  readonly internalTrafficPolicy: 'Cluster' | 'Local';
  readonly externalTrafficPolicy: 'Cluster' | 'Local';
  readonly trafficDistribution?: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly place: Place;
}

/** @see Kubernetes API v1.36, StorageClass */
export interface StorageClass {
  readonly name: string;
  readonly cluster: string;
  readonly provisioner: string;
  readonly waitsForPod: boolean;
  readonly isDefault: boolean;
  /** Whether a volume of it can be used in one zone only. */
  readonly zonal: Known<boolean>;
  readonly place: Place;
}

/** An admission webhook, and the Service that answers it. */
export interface Webhook {
  readonly id: string;
  readonly cluster: string;
  readonly failsClosed: boolean;
  /** `namespace/name` of the Service; `undefined`: a URL. */
  readonly service?: string;
  /** {@link Workload.id} of what answers, where it is known. */
  readonly workload?: string;
  readonly place: Place;
}
