import { bytes, millicores } from '../../lib/zones';
import { everything } from './examples';
import { allOf, oneOf, podsOf, selects } from './manifests';
import { type Container, containersOf, environmentOf, type Pod } from './pod';
import { brokenControls } from './restricted-profile';

const MANIFESTS = everything();

const PODS = podsOf(MANIFESTS).map(([maker, pod]): [string, Pod] => [maker.replace(/-[0-9a-f]{8}$/, ''), pod]);

const CONTAINERS = PODS.flatMap(([maker, pod]) =>
  containersOf(pod).map((container): [string, Container, Pod] => [`${maker} ${container.name}`, container, pod]),
);

test('the list holds every pod of every construct', () => {
  expect(CONTAINERS.map(([name]) => name)).toEqual([
    'Deployment/orders orders',
    'Deployment/with-database with-database',
    'Deployment/pgpool pgpool',
    'Deployment/descheduler descheduler',
    'StatefulSet/cockroachdb certificate-reload',
    'StatefulSet/cockroachdb cockroachdb',
    'StatefulSet/node-labels locality',
    'StatefulSet/node-labels certificate-reload',
    'StatefulSet/node-labels cockroachdb',
    'StatefulSet/bastion psql',
    'Job/cockroachdb-bootstrap-init init',
    'Job/cockroachdb-bootstrap-sql wait-for-sql',
    'Job/cockroachdb-bootstrap-sql sql',
    'Job/with-licence-bootstrap-init init',
    'Job/with-licence-bootstrap-sql wait-for-sql',
    'Job/with-licence-bootstrap-sql sql',
  ]);
});

describe.each(PODS)('%s', (_, pod) => {
  test('is restricted', () => {
    expect(brokenControls(pod)).toEqual([]);
  });

  test('gets no token by itself, neither from the pod nor from its ServiceAccount', () => {
    expect(pod.spec.automountServiceAccountToken).toBe(false);
    const account = oneOf(MANIFESTS, 'ServiceAccount', pod.spec.serviceAccountName);
    expect(account.automountServiceAccountToken).toBe(false);
  });

  test('does not learn the addresses of its neighbours', () => {
    expect(pod.spec.enableServiceLinks).toBe(false);
  });

  test('leaves a lost node after 30 seconds and tolerates nothing else for ever', () => {
    const evictions = (pod.spec.tolerations ?? []).filter(({ effect }) => effect !== 'NoSchedule');
    expect(evictions).toEqual(
      ['unreachable', 'not-ready'].map((state) => ({
        key: `node.kubernetes.io/${state}`,
        operator: 'Exists',
        effect: 'NoExecute',
        tolerationSeconds: 30,
      })),
    );
  });

  test('mounts volumes that it has, and has none that nobody mounts', () => {
    const mounts = containersOf(pod).flatMap(({ volumeMounts = [] }) => volumeMounts.map(({ name }) => name));
    const volumes = (pod.spec.volumes ?? []).map(({ name }) => name);
    const claims = allOf(MANIFESTS, 'StatefulSet').find(({ spec }) => spec.template === pod)?.spec.volumeClaimTemplates;
    const all = [...volumes, ...(claims ?? []).map(({ metadata }) => metadata.name)];
    expect([...new Set(mounts)].sort()).toEqual(all.sort());
  });

  test('writes to temporary folders that have a limit', () => {
    for (const { emptyDir } of pod.spec.volumes ?? []) {
      if (emptyDir) expect(bytes(emptyDir.sizeLimit ?? '')).toBeLessThanOrEqual(bytes('256Mi'));
    }
  });
});

describe.each(CONTAINERS)('%s', (_, container, pod) => {
  test('cannot write to its root file system', () => {
    expect(container.securityContext.readOnlyRootFilesystem).toBe(true);
  });

  test('asks for CPU and memory, and has a ceiling not below', () => {
    const { requests, limits } = container.resources;
    expect(millicores(limits.cpu ?? '')).toBeGreaterThanOrEqual(millicores(requests.cpu ?? ''));
    expect(bytes(limits.memory ?? '')).toBeGreaterThanOrEqual(bytes(requests.memory ?? ''));
  });

  test('finds the files that its database client is told to read', () => {
    const files = Object.entries(environmentOf(container)).filter(([name]) => /^PGSSL(ROOTCERT|CERT|KEY)$/.test(name));
    const paths = (container.volumeMounts ?? []).flatMap(({ name, mountPath }) =>
      (pod.spec.volumes?.find((volume) => volume.name === name)?.secret?.items ?? []).map(
        ({ path }) => `${mountPath}/${path}`,
      ),
    );
    expect(paths).toEqual(expect.arrayContaining(files.map(([, path]) => path)));
  });
});

test('one budget takes every pod that serves, and none takes the pod of a Job', () => {
  const budgets = allOf(MANIFESTS, 'PodDisruptionBudget');
  for (const [maker, { metadata }] of PODS) {
    const taking = budgets.filter(({ spec }) => selects(spec.selector, metadata.labels));
    expect([maker, taking.length]).toEqual([maker, maker.startsWith('Job/') ? 0 : 1]);
  }
});

test('every Deployment and StatefulSet selects its own pods, and only these', () => {
  for (const { kind, metadata, spec } of [...allOf(MANIFESTS, 'Deployment'), ...allOf(MANIFESTS, 'StatefulSet')]) {
    const own = PODS.filter(([, pod]) => selects(spec.selector, pod.metadata.labels)).map(([maker]) => maker);
    expect(own).toEqual([`${kind}/${metadata.name}`]);
  }
});
