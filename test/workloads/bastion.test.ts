import { Bastion } from '../../lib/workloads';
import type { BastionProps } from '../../lib/workloads/bastion';
import { BASTION } from './examples';
import { allOf, inventory, type Manifest, oneOf, selects, synthesize } from './manifests';
import { containerOf, environmentOf } from './pod';
import { end, until, Workshop } from './shell';

const bastion = (change: Partial<BastionProps> = {}): Manifest[] =>
  synthesize((chart) => new Bastion(chart, 'Bastion', { ...BASTION, ...change }));

const MANIFESTS = bastion();
const { spec } = oneOf(MANIFESTS, 'StatefulSet');
const PSQL = containerOf(spec.template, 'psql');

test("is everything that the pods need, in the analyst's namespace", () => {
  expect(inventory(MANIFESTS)).toEqual([
    'NetworkPolicy/bastion',
    'PodDisruptionBudget/bastion',
    'Role/bastion-shell',
    'RoleBinding/bastion-shell',
    'Service/bastion',
    'ServiceAccount/bastion',
    'StatefulSet/bastion',
  ]);
  expect(new Set(MANIFESTS.map(({ metadata }) => metadata.namespace))).toEqual(new Set(['analyst']));
});

test('puts three pods into three zones, all at once', () => {
  expect(spec).toMatchObject({ replicas: 3, podManagementPolicy: 'Parallel', serviceName: 'bastion' });
  expect(spec.template.spec.topologySpreadConstraints).toEqual([
    {
      topologyKey: 'topology.kubernetes.io/zone',
      maxSkew: 1,
      whenUnsatisfiable: 'DoNotSchedule',
      minDomains: 2,
      nodeTaintsPolicy: 'Honor',
      nodeAffinityPolicy: 'Honor',
      labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'bastion' } },
    },
    {
      topologyKey: 'kubernetes.io/hostname',
      maxSkew: 1,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'bastion' } },
    },
  ]);
});

describe('the right of the group', () => {
  const resourceNames = ['bastion-0', 'bastion-1', 'bastion-2'];

  test('is a shell in these pods, by name, and nothing else', () => {
    expect(oneOf(MANIFESTS, 'Role').rules).toEqual([
      { apiGroups: [''], resources: ['pods'], resourceNames, verbs: ['get'] },
      { apiGroups: [''], resources: ['pods/exec'], resourceNames, verbs: ['get', 'create'] },
    ]);
  });

  test('names as many pods as there are', () => {
    const rules = oneOf(bastion({ replicas: 6, name: 'door' }), 'Role').rules;
    const names = ['door-0', 'door-1', 'door-2', 'door-3', 'door-4', 'door-5'];
    expect(rules).toEqual(rules.map((rule) => ({ ...rule, resourceNames: names })));
  });

  test('goes to the group alone, in one namespace', () => {
    const { roleRef, subjects } = oneOf(MANIFESTS, 'RoleBinding');
    expect(roleRef).toEqual({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'bastion-shell' });
    expect(subjects).toEqual([{ kind: 'Group', name: 'analysts@example.com', apiGroup: 'rbac.authorization.k8s.io' }]);
    expect(allOf(MANIFESTS, 'ClusterRole')).toEqual([]);
  });
});

test('reaches the database and nothing else, and nobody reaches it', () => {
  const policy = oneOf(MANIFESTS, 'NetworkPolicy').spec;
  expect(policy).toEqual({
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'bastion' } },
    policyTypes: ['Ingress', 'Egress'],
    egress: [
      {
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'cockroachdb' } },
            podSelector: { matchLabels: { 'app.kubernetes.io/name': 'cockroachdb' } },
          },
        ],
        ports: [{ protocol: 'TCP', port: 26257 }],
      },
    ],
  });
  expect(selects(policy.podSelector, spec.template.metadata.labels)).toBe(true);
});

test('psql verifies the server, is the analyst, and leaves no history', () => {
  expect(environmentOf(PSQL)).toMatchObject({
    PGUSER: 'analyst',
    PGDATABASE: 'app',
    PGSSLMODE: 'verify-full',
    PSQL_HISTORY: '/dev/null',
    HOME: '/tmp',
  });
});

test('writes to its temporary folder alone', () => {
  const writable = (PSQL.volumeMounts ?? []).filter(({ readOnly }) => !readOnly).map(({ mountPath }) => mountPath);
  expect(writable).toEqual(['/tmp']);
});

test('runs as the user of its image', () => {
  expect(oneOf(bastion({ user: 70 }), 'StatefulSet').spec.template.spec.securityContext).toMatchObject({
    runAsUser: 70,
    runAsGroup: 70,
    fsGroup: 70,
  });
});

test('ends at once when it is asked to stop', async () => {
  const workshop = new Workshop();
  try {
    workshop.command('sleep', 'exec /bin/sleep "$1"');
    const shell = workshop.start(PSQL.command ?? []);
    await until('the shell sleeps', () => workshop.lines('sleep.calls').length === 1);
    const asked = performance.now();
    shell.kill('SIGTERM');
    expect(await end(shell)).toBe(0);
    expect(performance.now() - asked).toBeLessThan(1000);
  } finally {
    workshop.close();
  }
});
