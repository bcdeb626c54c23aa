import {
  KubeClusterRole,
  KubeClusterRoleBinding,
  KubeRole,
  KubeRoleBinding,
  type PolicyRule,
  type Subject,
} from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';

const RBAC = 'rbac.authorization.k8s.io';

const LOOK = ['get', 'list', 'watch'];

/** What the descheduler looks at to find where pods fit, with the plugins of our policy. */
const SIGHT: PolicyRule[] = [{ apiGroups: [''], resources: ['nodes', 'persistentvolumeclaims', 'pods'], verbs: LOOK }];

/** By the Eviction API alone, so that no budget is passed over: it may not delete a pod. */
const EVICT: PolicyRule[] = [
  { apiGroups: [''], resources: ['pods/eviction'], verbs: ['create'] },
  { apiGroups: ['events.k8s.io'], resources: ['events'], verbs: ['create', 'patch', 'update'] },
];

/** Properties for {@link DeschedulerRights}. */
export interface DeschedulerRightsProps {
  /** Name of the descheduler, of its ServiceAccount and of its lease. */
  readonly name: string;
  /** Namespace of the descheduler. */
  readonly namespace: string;
  /** Namespaces whose pods it may evict. */
  readonly namespaces: readonly string[];
}

/**
 * Defines the rights of the descheduler: it sees the cluster, and evicts in the named namespaces alone, whatever its policy
 * says. The rights of its Helm chart let it delete and evict every pod of the cluster.
 */
export class DeschedulerRights extends Construct {
  constructor(scope: Construct, id: string, { name, namespace, namespaces }: DeschedulerRightsProps) {
    super(scope, id);
    const subjects = [{ kind: 'ServiceAccount', name, namespace }];
    new KubeClusterRole(this, 'Sight', { metadata: { name }, rules: SIGHT });
    new KubeClusterRoleBinding(this, 'SightBinding', {
      metadata: { name },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name },
      subjects,
    });
    this.role(name, namespace, subjects, [
      // a name cannot limit what is created
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create'] },
      {
        apiGroups: ['coordination.k8s.io'],
        resources: ['leases'],
        resourceNames: [name],
        verbs: ['get', 'update'],
      },
      { apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] },
    ]);
    for (const each of namespaces) this.role(name, each, subjects, EVICT);
  }

  private role(name: string, namespace: string, subjects: Subject[], rules: PolicyRule[]): void {
    new KubeRole(this, `Role-${namespace}`, { metadata: { name, namespace }, rules });
    new KubeRoleBinding(this, `Binding-${namespace}`, {
      metadata: { name, namespace },
      roleRef: { apiGroup: RBAC, kind: 'Role', name },
      subjects,
    });
  }
}
