import {
  type Budget,
  isUnknown,
  type KubernetesService,
  type PodTemplate,
  type Rebalancer,
  type RebalancingPolicy,
  type StorageClass,
  type VolumeClaim,
  type Webhook,
  type Workload,
} from '../../lib/topology';
import { place } from './sample-place';
import { container, hostSpread, named, pod, zoneSpread } from './sample-pod';

/** Id of the one cluster. */
export const CLUSTER = 'acme';

/** A Deployment of three replicas in `services` that outlives the loss of any zone. */
export function deployment(name: string, changes: Partial<Workload> = {}): Workload {
  const id = `Deployment ${changes.namespace ?? 'services'}/${name}`;
  return {
    id,
    kind: 'Deployment',
    namespace: 'services',
    name,
    cluster: CLUSTER,
    place: place(id),
    origin: { kind: 'manifest' },
    role: 'stateless',
    replicas: { min: 3, max: 9, place: place(`HorizontalPodAutoscaler services/${name}`, 'spec.minReplicas') },
    selector: named(name),
    pod: pod(name, { place: place(id, 'spec.template.spec') }),
    rollout: { type: 'RollingUpdate', maxSurge: 1, maxUnavailable: 0 },
    claims: [],
    ...changes,
  };
}

export const claim = (changes: Partial<VolumeClaim> = {}): VolumeClaim => ({
  name: 'data',
  storageClass: 'zonal',
  accessModes: ['ReadWriteOnce'],
  size: 100 * 2 ** 30,
  place: place('StatefulSet data/orders', 'spec.volumeClaimTemplates[0]'),
  ...changes,
});

/** Three members in `data`, one in each zone, each with a zonal disk. */
export function statefulSet(name: string, changes: Partial<Workload> = {}): Workload {
  const id = `StatefulSet data/${name}`;
  return deployment(name, {
    id,
    kind: 'StatefulSet',
    namespace: 'data',
    place: place(id),
    role: 'quorum',
    replicas: { min: 3, max: 6, place: place(id, 'spec.replicas') },
    pod: pod(name, {
      containers: [container({ liveness: undefined, ports: [{ name: 'sql', port: 26257 }] })],
      tolerations: [],
      gracePeriodSeconds: 300,
      spread: [zoneSpread(name, { minDomains: 3, matchLabelKeys: [] })],
      place: place(id, 'spec.template.spec'),
    }),
    rollout: { type: 'RollingUpdate', maxSurge: 0, maxUnavailable: 1 },
    claims: [claim({ place: place(id, 'spec.volumeClaimTemplates[0]') })],
    ...changes,
  });
}

/** A controller of three replicas in `operators`. */
export function controller(name: string, changes: Partial<Workload> = {}): Workload {
  const id = `Deployment operators/${name}`;
  return deployment(name, {
    id,
    namespace: 'operators',
    place: place(id),
    role: 'controller',
    replicas: { min: 3, max: 6, place: place(id, 'spec.replicas') },
    pod: pod(name, { spread: [zoneSpread(name), hostSpread(name)], place: place(id, 'spec.template.spec') }),
    ...changes,
  });
}

/** One pod on every node. */
export function daemon(name: string, changes: Partial<Workload> = {}): Workload {
  const id = `DaemonSet kube-system/${name}`;
  return deployment(name, {
    id,
    kind: 'DaemonSet',
    namespace: 'kube-system',
    place: place(id),
    role: 'daemon',
    replicas: { min: 0, max: 0, place: place(id) },
    pod: pod(name, {
      spread: [],
      hostPaths: ['/var/log'],
      tolerations: [{ operator: 'Exists' }],
      place: place(id, 'spec.template.spec'),
    }),
    rollout: { type: 'RollingUpdate', maxSurge: 0, maxUnavailable: 1 },
    ...changes,
  });
}

/** Runs to its end. */
export function job(name: string, changes: Partial<Workload> = {}): Workload {
  const id = `Job services/${name}`;
  return deployment(name, {
    id,
    kind: 'Job',
    place: place(id),
    role: 'batch',
    replicas: { min: 1, max: 1, place: place(id) },
    pod: pod(name, { spread: [], place: place(id, 'spec.template.spec') }),
    ...changes,
  });
}

/** At most one pod of the workload at a time is away for a drain. */
export const budget = (workload: Workload, changes: Partial<Budget> = {}): Budget => {
  const id = `PodDisruptionBudget ${workload.namespace}/${workload.name}`;
  return {
    id,
    cluster: workload.cluster,
    namespace: workload.namespace,
    selector: named(workload.name),
    maxUnavailable: '1',
    evictsUnhealthy: true,
    place: place(id),
    ...changes,
  };
};

/** A Service in front of the workload, whose pods listen on `targetPort`. */
export const service = (workload: Workload, changes: Partial<KubernetesService> = {}): KubernetesService => {
  const id = `Service ${workload.namespace}/${workload.name}`;
  return {
    id,
    cluster: workload.cluster,
    namespace: workload.namespace,
    name: workload.name,
    type: 'ClusterIP',
    selector: named(workload.name),
    ports: [{ name: 'http', port: 80, targetPort: 'http' }],
    sourceRanges: [],
    internalTrafficPolicy: 'Cluster',
    externalTrafficPolicy: 'Cluster',
    annotations: {},
    place: place(id),
    ...changes,
  };
};

/** Disks of one zone, bound where the pod is. */
export const storageClass = (changes: Partial<StorageClass> = {}): StorageClass => ({
  name: 'zonal',
  cluster: CLUSTER,
  provisioner: 'ebs.csi.aws.com',
  waitsForPod: true,
  isDefault: true,
  zonal: true,
  place: place('StorageClass zonal'),
  ...changes,
});

/** A webhook that refuses when nobody answers, answered by the workload. */
export const webhook = (workload: Workload, changes: Partial<Webhook> = {}): Webhook => ({
  id: `ValidatingWebhookConfiguration ${workload.name}`,
  cluster: workload.cluster,
  failsClosed: true,
  service: `${workload.namespace}/${workload.name}`,
  workload: workload.id,
  place: place(`ValidatingWebhookConfiguration ${workload.name}`, 'webhooks[0]'),
  ...changes,
});

/** Moves every pod without a volume that breaks its hard spread. */
export const rebalancer = (changes: Partial<RebalancingPolicy> = {}): Rebalancer => ({
  id: 'ConfigMap descheduler/policy',
  cluster: CLUSTER,
  policy: {
    hard: true,
    soft: false,
    excluded: [],
    selectors: [],
    emptyDirs: true,
    claims: false,
    minReplicas: 0,
    ...changes,
  },
  place: place('ConfigMap descheduler/policy', 'data'),
});

/** The workload with another pod. */
export const withPod = (workload: Workload, changes: Partial<PodTemplate>): Workload => ({
  ...workload,
  pod: isUnknown(workload.pod) ? workload.pod : { ...workload.pod, ...changes },
});

/** A service of a chart whose values tell nothing of its pods. */
export const charted = (workload: Workload): Workload => ({
  ...workload,
  origin: { kind: 'chart', chart: 'some-chart', release: workload.name },
  pod: { unknown: 'the values do not say' },
});

/** The number of replicas as declared, without an autoscaler. */
export const replicas = (workload: Workload, count: number): Workload => ({
  ...workload,
  replicas: { min: count, max: 2 * count, place: { ...workload.place, field: 'spec.replicas' } },
});
