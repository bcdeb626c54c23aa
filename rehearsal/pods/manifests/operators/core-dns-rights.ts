/** What the plugin `kubernetes` of CoreDNS reads. @see the ClusterRole that the add-on coredns of EKS makes */
const RULES = [
  { apiGroups: [''], resources: ['endpoints', 'services', 'pods', 'namespaces'], verbs: ['list', 'watch'] },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list', 'watch'] },
];

const GROUP = 'rbac.authorization.k8s.io';

const ROLE = 'system:coredns';

/** The ServiceAccount of CoreDNS, its ClusterRole and the binding of the two. */
export function coreDnsRights(account: { readonly name: string; readonly namespace: string }): readonly object[] {
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: account },
    { apiVersion: `${GROUP}/v1`, kind: 'ClusterRole', metadata: { name: ROLE }, rules: RULES },
    {
      apiVersion: `${GROUP}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: ROLE },
      roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: ROLE },
      subjects: [{ kind: 'ServiceAccount', ...account }],
    },
  ];
}
