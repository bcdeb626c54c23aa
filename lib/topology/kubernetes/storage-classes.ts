import type { Cluster } from '../model/cluster';
import { isUnknown, type Known, unknown } from '../model/known';
import type { Resource, Value } from '../model/resource';
import type { StorageClass, Workload } from '../model/workload';
import { textAt } from '../value/field';

/** Provisioners of volumes that live in one zone, and of such that do not. */
const ZONAL: ReadonlyMap<string, boolean> = new Map([
  ['disk.csi.azure.com', true],
  ['ebs.csi.aws.com', true],
  ['ebs.csi.eks.amazonaws.com', true],
  ['efs.csi.aws.com', false],
  ['kubernetes.io/aws-ebs', true],
  ['kubernetes.io/no-provisioner', true],
]);

/** Persistent disks of Google Cloud may be regional. @see GKE documentation, Provision regional persistent disks */
const PERSISTENT_DISK: ReadonlySet<string> = new Set(['kubernetes.io/gce-pd', 'pd.csi.storage.gke.io']);

const DEFAULT = 'storageclass.kubernetes.io/is-default-class';

function zonal(provisioner: string, properties: Value): Known<boolean> {
  const known = ZONAL.get(provisioner);
  if (known !== undefined) return known;
  if (!PERSISTENT_DISK.has(provisioner)) return unknown(`provisioner ${provisioner || '(none)'} is not known`);
  const replication = textAt(properties, 'parameters.replication-type');
  return replication !== undefined && isUnknown(replication) ? replication : replication !== 'regional-pd';
}

function storageClass({ cluster = '', name, annotations, properties, place }: Resource): StorageClass {
  const found = textAt(properties, 'provisioner');
  const provisioner = found === undefined || isUnknown(found) ? '' : found;
  return {
    name,
    cluster,
    provisioner,
    waitsForPod: textAt(properties, 'volumeBindingMode') === 'WaitForFirstConsumer',
    isDefault: annotations[DEFAULT] === 'true',
    zonal: zonal(provisioner, properties),
    place,
  };
}

/** Classes that every GKE cluster has. @see GKE documentation, Compute Engine persistent disk CSI driver, 2026 */
const OF_GKE = [
  { name: 'standard-rwo', waitsForPod: true, isDefault: true },
  { name: 'premium-rwo', waitsForPod: true, isDefault: false },
  { name: 'standard', waitsForPod: false, isDefault: false },
] as const;

/** Storage classes that are declared, and those of the platform that a workload uses. Sorted by cluster and name. */
export function storageClasses(
  resources: readonly Resource[],
  clusters: readonly Cluster[],
  workloads: readonly Workload[],
): readonly StorageClass[] {
  const declared = resources.filter(({ type }) => /^storage\.k8s\.io\/v1 StorageClass$/.test(type)).map(storageClass);
  const taken = new Set(declared.map(({ cluster, name }) => `${cluster} ${name}`));
  const defaults = new Set(declared.flatMap(({ cluster, isDefault }) => (isDefault ? [cluster] : [])));
  const used = new Set(
    workloads.flatMap(({ cluster, claims }) => claims.map(({ storageClass: name }) => `${cluster} ${name ?? ''}`)),
  );
  const isUsed = (cluster: string, name: string, isDefault: boolean): boolean =>
    used.has(`${cluster} ${name}`) || (isDefault && !defaults.has(cluster) && used.has(`${cluster} `));
  const brought = clusters.flatMap(({ id, platform, place }) =>
    platform !== 'gke' || place === undefined
      ? []
      : OF_GKE.filter(({ name, isDefault }) => !taken.has(`${id} ${name}`) && isUsed(id, name, isDefault)).map(
          (one) => ({
            ...one,
            cluster: id,
            provisioner: 'pd.csi.storage.gke.io',
            zonal: true,
            place,
          }),
        ),
  );
  return [...declared, ...brought].sort((one, other) =>
    `${one.cluster} ${one.name}` < `${other.cluster} ${other.name}` ? -1 : 1,
  );
}
