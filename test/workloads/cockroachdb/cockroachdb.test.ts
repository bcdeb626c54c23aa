import { CERTIFICATE_RELOAD_SCRIPT, CockroachDb } from '../../../lib/workloads';
import type { CockroachDbProps } from '../../../lib/workloads/cockroachdb';
import { COCKROACHDB, PROFILE } from '../examples';
import { inventory, type Manifest, oneOf, selects, synthesize } from '../manifests';

const database = (change: Partial<CockroachDbProps> = {}): Manifest[] =>
  synthesize((chart) => new CockroachDb(chart, 'Database', { ...COCKROACHDB, ...change }));

const MANIFESTS = database();
const { spec } = oneOf(MANIFESTS, 'StatefulSet');

test('is everything that the members need, in their namespace', () => {
  expect(inventory(MANIFESTS)).toEqual([
    expect.stringMatching(/^ConfigMap\/cockroachdb-certificate-reload-[0-9a-f]{8}$/),
    'NetworkPolicy/cockroachdb',
    'NetworkPolicy/cockroachdb-bootstrap',
    'PodDisruptionBudget/cockroachdb',
    'Service/cockroachdb',
    'Service/cockroachdb-public',
    'ServiceAccount/cockroachdb',
    'StatefulSet/cockroachdb',
  ]);
  expect(new Set(MANIFESTS.map(({ metadata }) => metadata.namespace))).toEqual(new Set(['cockroachdb']));
});

test('starts all members together, and replaces them one by one, each ready for a minute first', () => {
  expect(spec).toMatchObject({
    replicas: 3,
    serviceName: 'cockroachdb',
    podManagementPolicy: 'Parallel',
    updateStrategy: { type: 'RollingUpdate' },
    minReadySeconds: 60,
  });
});

test('keeps the disks whatever happens to the set', () => {
  expect(spec.persistentVolumeClaimRetentionPolicy).toEqual({ whenDeleted: 'Retain', whenScaled: 'Retain' });
});

test('gives every member one disk of its own', () => {
  expect(spec.volumeClaimTemplates).toEqual([
    {
      metadata: { name: 'data', labels: { 'app.kubernetes.io/name': 'cockroachdb' } },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'database-disk',
        resources: { requests: { storage: '200Gi' } },
      },
    },
  ]);
});

test('lets one member at a time be drained, and a member that is never ready holds up no drain', () => {
  const budget = oneOf(MANIFESTS, 'PodDisruptionBudget').spec;
  expect(budget).toMatchObject({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
  expect(selects(budget.selector, spec.template.metadata.labels)).toBe(true);
});

test('mounts the script of its own version, so that a new script starts new pods', () => {
  const script = MANIFESTS.find(({ kind }) => kind === 'ConfigMap');
  expect(script).toMatchObject({ data: { 'certificate-reload.sh': CERTIFICATE_RELOAD_SCRIPT } });
  expect(spec.template.spec.volumes).toContainEqual({ name: 'scripts', configMap: { name: script?.metadata.name } });
});

test('acts for the identity that the cloud names', () => {
  const annotations = { 'cloud.example.com/role': 'backup' };
  const account = oneOf(
    database({ profile: { ...PROFILE, serviceAccountAnnotations: annotations } }),
    'ServiceAccount',
  );
  expect(account.metadata.annotations).toEqual(annotations);
});

test.each([1, 2, 4])(
  'fails when there are %i members, because they would lose their majority with a zone',
  (replicas) => {
    expect(() => database({ replicas })).toThrow(
      `'replicas' must keep a majority when a zone is lost, as 3, 5 or 9 over 3 zones do, got ${replicas}`,
    );
  },
);

test.each([3, 5, 6, 9])('accepts %i members', (replicas) => {
  expect(oneOf(database({ replicas }), 'StatefulSet').spec.replicas).toBe(replicas);
});
