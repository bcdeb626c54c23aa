import { CockroachDb } from '../../../lib/workloads';
import type { CockroachDbProps } from '../../../lib/workloads/cockroachdb';
import { COCKROACHDB } from '../examples';
import { allOf, type Manifest, oneOf, synthesize } from '../manifests';
import { containerOf, containersOf, environmentOf, type Pod } from '../pod';
import { Workshop } from '../shell';

const TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount';

const database = (locality: CockroachDbProps['locality']): Manifest[] =>
  synthesize((chart) => new CockroachDb(chart, 'Database', { ...COCKROACHDB, locality }));

const podOf = (manifests: Manifest[]): Pod => oneOf(manifests, 'StatefulSet').spec.template;

/** The rules by which members reach the Kubernetes API. */
const toApi = (manifests: Manifest[]) =>
  (oneOf(manifests, 'NetworkPolicy', 'cockroachdb').spec.egress ?? []).filter((rule) =>
    JSON.stringify(rule).includes('203.0.113.8/32'),
  );

describe('by the labels of the pod', () => {
  const manifests = database('podLabels');

  test('comes from the downward API', () => {
    expect(environmentOf(containerOf(podOf(manifests), 'cockroachdb'))).toMatchObject({
      REGION: { fieldRef: { fieldPath: "metadata.labels['topology.kubernetes.io/region']" } },
      ZONE: { fieldRef: { fieldPath: "metadata.labels['topology.kubernetes.io/zone']" } },
    });
  });

  test('needs no right, no token and no way to the Kubernetes API', () => {
    expect([...allOf(manifests, 'ClusterRole'), ...allOf(manifests, 'ClusterRoleBinding')]).toEqual([]);
    expect(JSON.stringify(podOf(manifests))).not.toMatch(/serviceAccountToken|kubernetes\.io\/serviceaccount/);
    expect(toApi(manifests)).toEqual([]);
  });
});

describe('by the labels of the Node', () => {
  const manifests = database('nodeLabels');
  const pod = podOf(manifests);
  const reader = containerOf(pod, 'locality');

  test('is read before the server starts, by an image of its own', () => {
    expect(pod.spec.initContainers?.map(({ name }) => name)).toEqual(['locality', 'certificate-reload']);
    expect([reader.image, reader.restartPolicy]).toEqual(['registry.example.com/kubectl:1.2.3', undefined]);
    expect(Object.keys(environmentOf(containerOf(pod, 'cockroachdb')))).not.toContain('ZONE');
  });

  test('may get Nodes and nothing else', () => {
    const role = oneOf(manifests, 'ClusterRole');
    expect(role.rules).toEqual([{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }]);
    const { roleRef, subjects } = oneOf(manifests, 'ClusterRoleBinding');
    expect(roleRef).toMatchObject({ kind: 'ClusterRole', name: role.metadata.name });
    expect(subjects).toEqual([{ kind: 'ServiceAccount', name: 'cockroachdb', namespace: 'cockroachdb' }]);
  });

  test('has a token of an hour, which only the reader mounts', () => {
    const volume = pod.spec.volumes?.find(({ projected }) =>
      JSON.stringify(projected)?.includes('serviceAccountToken'),
    );
    expect(volume?.projected?.sources).toContainEqual({
      serviceAccountToken: { path: 'token', expirationSeconds: 3600 },
    });
    const mounting = containersOf(pod).filter(({ volumeMounts = [] }) =>
      volumeMounts.some(({ name }) => name === volume?.name),
    );
    expect(mounting).toEqual([reader]);
    expect(reader.volumeMounts).toContainEqual({ name: volume?.name, mountPath: TOKEN, readOnly: true });
  });

  test('is handed over in a file that the server cannot change', () => {
    const mount = { name: 'locality', mountPath: '/cockroach/locality' };
    expect(reader.volumeMounts).toContainEqual(mount);
    expect(containerOf(pod, 'cockroachdb').volumeMounts).toContainEqual({ ...mount, readOnly: true });
  });

  test('reaches the Kubernetes API', () => {
    expect(toApi(manifests)).toEqual([
      { to: [{ ipBlock: { cidr: '203.0.113.8/32' } }], ports: [{ protocol: 'TCP', port: 443 }] },
    ]);
  });

  describe('the script', () => {
    const workshop = new Workshop();
    afterAll(() => workshop.close());

    /** Runs the script with a kubectl that answers with these labels. */
    function run(region: string, zone: string, status = 0) {
      workshop.command(
        'kubectl',
        `case "$*" in *region}) echo '${region}' ;; *zone}) echo '${zone}' ;; esac; exit ${status}`,
      );
      const [shell = '', option = '', script = ''] = reader.command ?? [];
      const file = workshop.write('locality', '');
      return workshop.run([
        shell,
        option,
        `NODE_NAME=node-7; ${script.replaceAll('/cockroach/locality/locality', file)}`,
      ]).status;
    }

    test('writes region and zone of its Node, asked for by name', () => {
      expect(run('europe-north7', 'europe-north7-b')).toBe(0);
      expect(workshop.lines('locality')).toEqual(['region=europe-north7,zone=europe-north7-b']);
      expect(workshop.lines('kubectl.calls')).toEqual(
        ['region', 'zone'].map(
          (label) => `get node node-7 --output jsonpath={.metadata.labels.topology\\.kubernetes\\.io/${label}}`,
        ),
      );
    });

    test.each([
      ['there is no zone', 'europe-north7', '', 0],
      ['there is no region', '', 'europe-north7-b', 0],
      ['the API does not answer', 'europe-north7', 'europe-north7-b', 1],
    ])('fails when %s, and writes nothing', (_, region, zone, status) => {
      expect(run(region, zone, status)).not.toBe(0);
      expect(workshop.lines('locality')).toEqual([]);
    });
  });
});
