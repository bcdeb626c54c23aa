import { itemsAt, type Resource, valueAt } from '../../topology';
import { addOnOf, chartOf, inCluster, kindOf } from '../applied';
import type { OrderRule } from '../rule';

/** The driver, as an add-on of EKS and as a chart. */
const DRIVER = 'aws-ebs-csi-driver';

/** Whether an object has volumes that the driver makes, attaches and deletes. */
function hasVolumes(object: Resource): boolean {
  const { group, kind } = kindOf(object);
  const { properties } = object;
  if (group === 'postgresql.cnpg.io') return kind === 'Cluster' && valueAt(properties, 'spec.storage') !== undefined;
  if (kind === 'StatefulSet') return itemsAt(properties, 'spec.volumeClaimTemplates').length > 0;
  return group === '' && kind === 'PersistentVolumeClaim';
}

/** Claims of volumes, and the driver of Amazon EBS. */
export const afterVolumeDriver: OrderRule = {
  name: 'after-volume-driver',
  claim: 'what has persistent volumes is made after the EBS CSI driver',
  why: 'without the driver volumes are neither made nor detached: pods hang, and a deletion that takes it first fails',
  remedy: 'add DependsOn on the add-on aws-ebs-csi-driver',
  source: 'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/issues/1246',
  *needs(resource, deployment) {
    if (resource.applies.some(hasVolumes)) yield* inCluster(resource, deployment, ['']);
  },
  *offers(resource, deployment) {
    const driver = addOnOf(resource) === DRIVER || resource.applies.some((object) => chartOf(object) === DRIVER);
    if (driver) yield* inCluster(resource, deployment, ['']);
  },
};
