// Fields of Kubernetes' own kinds that the API server never changes.

/** The paths, by apiVersion and kind, and what to do instead. */
export interface ImmutableKubernetesFields {
  readonly fields: readonly string[];
  readonly remedy: string;
}

const RECREATE = 'delete the object, then apply: nothing but the object itself is lost';

/** @see https://github.com/kubernetes/kubernetes/tree/v1.35.0/pkg/apis (the update validation of each kind) */
export const IMMUTABLE_KUBERNETES_FIELDS: Readonly<Record<string, ImmutableKubernetesFields>> = {
  'apps/v1 DaemonSet': { fields: ['spec.selector'], remedy: RECREATE },
  'apps/v1 Deployment': {
    fields: ['spec.selector'],
    remedy: 'give the Deployment another name; the old one goes when the new one is available',
  },
  'apps/v1 StatefulSet': {
    fields: ['spec.podManagementPolicy', 'spec.selector', 'spec.serviceName', 'spec.volumeClaimTemplates'],
    remedy: 'delete the StatefulSet with --cascade=orphan, then apply: the pods and their volumes stay',
  },
  'batch/v1 Job': {
    fields: ['spec.completionMode', 'spec.selector', 'spec.template'],
    remedy: 'delete the Job, then apply: it runs again',
  },
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding': { fields: ['roleRef'], remedy: RECREATE },
  'rbac.authorization.k8s.io/v1 RoleBinding': { fields: ['roleRef'], remedy: RECREATE },
  'scheduling.k8s.io/v1 PriorityClass': { fields: ['preemptionPolicy', 'value'], remedy: RECREATE },
  'storage.k8s.io/v1 StorageClass': {
    fields: ['parameters', 'provisioner', 'reclaimPolicy', 'volumeBindingMode'],
    remedy: 'delete the class, then apply: the volumes that it made stay as they are',
  },
  'v1 PersistentVolumeClaim': {
    fields: ['spec.accessModes', 'spec.selector', 'spec.storageClassName', 'spec.volumeMode', 'spec.volumeName'],
    remedy: 'copy the data to a claim of another name',
  },
  'v1 Service': { fields: ['spec.clusterIP', 'spec.loadBalancerClass'], remedy: RECREATE },
};
