import { parse } from 'yaml';
import { Descheduler } from '../../lib/workloads';
import { DESCHEDULER, everything, PGPOOL, SERVICE } from './examples';
import { allOf, inventory, oneOf, podsOf, synthesize } from './manifests';
import { containerOf } from './pod';

const MANIFESTS = synthesize((chart) => new Descheduler(chart, 'Descheduler', DESCHEDULER));
const { data } = oneOf(MANIFESTS, 'ConfigMap');
const { spec } = oneOf(MANIFESTS, 'Deployment');

test('is all that it needs, in a namespace of its own, and its rights in those of others', () => {
  expect(inventory(MANIFESTS)).toEqual([
    'ClusterRole/descheduler',
    'ClusterRoleBinding/descheduler',
    'ConfigMap/descheduler',
    'Deployment/descheduler',
    'Namespace/descheduler',
    'NetworkPolicy/allow-kubernetes-api',
    'NetworkPolicy/allow-name-resolution',
    'NetworkPolicy/default-deny',
    'PodDisruptionBudget/descheduler',
    'Role/descheduler',
    'Role/descheduler',
    'Role/descheduler',
    'RoleBinding/descheduler',
    'RoleBinding/descheduler',
    'RoleBinding/descheduler',
    'ServiceAccount/descheduler',
  ]);
});

test('moves what breaks its hard spread over to where it fits, in the named namespaces, and nothing with a volume', () => {
  expect(parse(data['policy.yaml'] ?? '')).toEqual({
    apiVersion: 'descheduler/v1alpha2',
    kind: 'DeschedulerPolicy',
    profiles: [
      {
        name: 'even-zones',
        pluginConfig: [
          {
            name: 'DefaultEvictor',
            args: {
              minReplicas: 2,
              podProtections: { defaultDisabled: ['PodsWithLocalStorage'], extraEnabled: ['PodsWithPVC'] },
            },
          },
          {
            name: 'RemovePodsViolatingTopologySpreadConstraint',
            args: {
              constraints: ['DoNotSchedule'],
              namespaces: { include: ['services', 'data'] },
              labelSelector: {
                matchExpressions: [
                  { key: 'app.kubernetes.io/component', operator: 'In', values: ['service', 'database-proxy'] },
                ],
              },
              topologyBalanceNodeFit: true,
            },
          },
        ],
        plugins: { balance: { enabled: ['RemovePodsViolatingTopologySpreadConstraint'] } },
      },
    ],
  });
});

test('selects services and Pgpool, no member of a database, no pod of a person or of a Job, and not itself', () => {
  const [, balance] = parse(data['policy.yaml'] ?? '').profiles[0].pluginConfig;
  const [{ key, values }] = balance.args.labelSelector.matchExpressions;
  const selected = podsOf(everything()).flatMap(([maker, { metadata }]) =>
    values.includes(metadata.labels[key]) ? [maker] : [],
  );
  expect(selected).toEqual([`Deployment/${SERVICE.name}`, 'Deployment/with-database', `Deployment/${PGPOOL.name}`]);
});

describe('its rights', () => {
  test('let it see nodes, pods and claims of the cluster, and change nothing of it', () => {
    expect(allOf(MANIFESTS, 'ClusterRole').map(({ rules }) => rules)).toEqual([
      [
        {
          apiGroups: [''],
          resources: ['nodes', 'persistentvolumeclaims', 'pods'],
          verbs: ['get', 'list', 'watch'],
        },
      ],
    ]);
  });

  test('let it evict, by the API that keeps budgets, in the named namespaces only, and delete nothing', () => {
    const evicting = allOf(MANIFESTS, 'Role').filter(({ rules }) => JSON.stringify(rules).includes('eviction'));
    expect(evicting.map(({ metadata }) => metadata.namespace)).toEqual(['services', 'data']);
    expect(evicting.map(({ rules }) => rules)).toEqual(
      evicting.map(() => [
        { apiGroups: [''], resources: ['pods/eviction'], verbs: ['create'] },
        { apiGroups: ['events.k8s.io'], resources: ['events'], verbs: ['create', 'patch', 'update'] },
      ]),
    );
    expect(JSON.stringify(MANIFESTS.map((each) => ('rules' in each ? each.rules : [])))).not.toContain('delete');
  });

  test('go to its ServiceAccount alone', () => {
    const bindings = [...allOf(MANIFESTS, 'RoleBinding'), ...allOf(MANIFESTS, 'ClusterRoleBinding')];
    expect(bindings.map(({ subjects }) => subjects)).toEqual(
      bindings.map(() => [{ kind: 'ServiceAccount', name: 'descheduler', namespace: 'descheduler' }]),
    );
  });
});

test('has a second pod that waits for the lease, in another zone', () => {
  const { args = [] } = containerOf(spec.template, 'descheduler') as { args?: string[] };
  expect(spec).toMatchObject({ replicas: 2 });
  expect(args).toContain('--leader-elect=true');
  expect(spec.template.spec.topologySpreadConstraints?.[0]).toMatchObject({
    topologyKey: 'topology.kubernetes.io/zone',
    whenUnsatisfiable: 'DoNotSchedule',
    minDomains: 2,
  });
});

test('starts again when the policy changes: it is read at the start only', () => {
  const changed = synthesize(
    (chart) => new Descheduler(chart, 'Descheduler', { ...DESCHEDULER, namespaces: ['services'] }),
  );
  expect(oneOf(changed, 'Deployment').spec.template.metadata).not.toEqual(spec.template.metadata);
});
