import type { KubernetesObject } from '../../cluster/api';
import { type Change, type ChangedObjects, withChanges } from './change';
import { refusePlaceholders } from './placeholders';

/** A workload of the database: there is no program of CockroachDB here. */
const isDatabaseWorkload = ({ kind, metadata }: KubernetesObject): boolean =>
  (kind === 'StatefulSet' || kind === 'Job') && metadata.namespace === 'cockroachdb';

/**
 * Every change to the objects of the workload cluster of gke-cockroachdb. Without a database the bastions are never ready,
 * because their probe asks it.
 */
export const GOOGLE_CHANGES: readonly Change[] = [
  {
    what: 'StatefulSet, Job: those of the namespace cockroachdb are left out',
    why: 'no program of CockroachDB can be built here, and its image is pinned by a digest that no other image has',
    to: (object) => (isDatabaseWorkload(object) ? [] : undefined),
  },
];

/** Helm makes it when it installs cert-manager (DEPLOY.md), and other objects go into it. */
export const CERT_MANAGER_NAMESPACE: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'cert-manager' },
};

/**
 * The objects of the workload cluster of gke-cockroachdb as they are applied to real nodes on this machine, beside the
 * namespace that Helm makes.
 *
 * @param objects of the tree `workload`; those of `management` are for Config Connector
 * @throws when the change concerns no object, or a placeholder is left
 */
export function changedGoogle(objects: readonly KubernetesObject[]): ChangedObjects {
  const changed = withChanges(objects, GOOGLE_CHANGES);
  refusePlaceholders(changed.objects, []);
  return { ...changed, objects: [CERT_MANAGER_NAMESPACE, ...changed.objects] };
}
