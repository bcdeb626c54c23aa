import { flagAt } from '../../topology';
import { chartOf, inCluster, kindOf } from '../applied';
import type { OrderRule } from '../rule';

/** @see Kubernetes, initial namespaces */
const INITIAL: ReadonlySet<string> = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

/** Objects and charts, and the namespace that they are put into. */
export const afterNamespace: OrderRule = {
  name: 'after-namespace',
  claim: 'what is put into a namespace is made after it',
  why: 'the API refuses the object; at a deletion the namespace waits for all that is in it, finalizers too',
  remedy: 'add DependsOn on the manifest that has the namespace',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  *needs(resource, deployment) {
    const namespaces = resource.applies.flatMap(({ namespace }) => (namespace === undefined ? [] : [namespace]));
    yield* inCluster(resource, deployment, namespaces);
  },
  *offers(resource, deployment) {
    const own = resource.applies.filter((object) => kindOf(object).kind === 'Namespace').map(({ name }) => name);
    // the namespaces that a cluster begins with are always there
    const made = flagAt(resource.properties, 'CreateNamespace') === true;
    const charts = made ? resource.applies.filter((object) => chartOf(object) !== undefined) : [];
    const namespaces = charts.flatMap(({ namespace }) =>
      namespace === undefined || INITIAL.has(namespace) ? [] : [namespace],
    );
    yield* inCluster(resource, deployment, [...own, ...namespaces]);
  },
};
