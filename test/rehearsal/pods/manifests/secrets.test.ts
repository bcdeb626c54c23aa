import { standInSecrets } from '../../../../rehearsal/pods/manifests/stand-in-secrets';
import type { Secret } from '../../../../rehearsal/stand-ins/secret';
import { randomStore, targetSecret } from '../../../../rehearsal/stand-ins/target-secret';
import { danglingWorkloadReferences } from '../../../crd/workload-references';
import { writtenOutput } from './written-output';

const value = (secrets: readonly Secret[], namespace: string, name: string, key: string): string | undefined =>
  secrets.find(({ metadata }) => metadata.namespace === namespace && metadata.name === name)?.data[key];

test('who reads the same remote key gets the same value, and each service another', async () => {
  const secrets = standInSecrets(await writtenOutput('eks-postgres'));
  const [a, b, analyst] = ['service-a', 'service-b', 'analyst'].map((user) =>
    value(secrets, 'postgres', 'database-passwords', user),
  );
  expect(value(secrets, 'services', 'service-a-database', 'password')).toBe(a);
  expect(value(secrets, 'services', 'service-b-database', 'password')).toBe(b);
  expect(value(secrets, 'analyst', 'analyst-database', 'password')).toBe(analyst);
  expect(new Set([a, b, analyst, undefined]).size).toBe(4);
});

test.each(['eks-postgres', 'eks-aurora', 'gke-cockroachdb'] as const)(
  'every Secret that a pod of %s needs is there, or a controller makes it',
  async (id) => {
    const output = await writtenOutput(id);
    const workload = output.stages.filter(({ tree }) => tree !== 'management').flatMap(({ objects }) => objects);
    const secrets = standInSecrets(output).map(({ metadata: { name, namespace = '' } }) => ({ name, namespace }));
    const withoutExternalSecrets = workload.filter(({ kind }) => kind !== 'ExternalSecret');
    const missing = danglingWorkloadReferences(withoutExternalSecrets, [], secrets);
    expect(missing.filter((reference) => reference.includes('-> Secret '))).toEqual([]);
  },
);

test('of those made by hand, only those of the workload cluster are there', async () => {
  const secrets = standInSecrets(await writtenOutput('gke-cockroachdb'));
  expect(secrets.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)).toEqual([
    'cockroachdb/cockroachdb-licence',
  ]);
});

test('no password is that of the run before', async () => {
  const output = await writtenOutput('eks-postgres');
  const passwords = () => standInSecrets(output).flatMap(({ data }) => Object.values(data));
  const before = passwords();
  expect(passwords().filter((password) => before.includes(password))).toEqual([]);
});

const external = (spec: object) =>
  ({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'x', namespace: 'n', labels: { a: 'b' } },
    spec,
  }) as unknown as Parameters<typeof targetSecret>[0];

const data = [{ secretKey: 'k', remoteRef: { key: 'remote', property: 'p' } }];

test('the Secret has the type and the labels of the template', () => {
  const template = { type: 'kubernetes.io/basic-auth', metadata: { labels: { reload: '' } } };
  const secret = targetSecret(
    external({ target: { name: 'y', template }, data }),
    (key, property) => `${key}.${property}`,
  );
  expect(secret).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'y', namespace: 'n', labels: { reload: '', 'reconcile.external-secrets.io/managed': 'true' } },
    type: 'kubernetes.io/basic-auth',
    data: { k: Buffer.from('remote.p').toString('base64') },
  });
});

test('without a template the Secret has the name and the labels of the ExternalSecret', () => {
  const { metadata } = targetSecret(external({ data }), randomStore());
  expect(metadata).toEqual({
    name: 'x',
    namespace: 'n',
    labels: { a: 'b', 'reconcile.external-secrets.io/managed': 'true' },
  });
});

test.each<[string, object]>([
  ['whole secrets', { dataFrom: [{ extract: { key: 'x' } }] }],
  ['templates of values', { data, target: { template: { data: { url: '{{ .k }}' } } } }],
])('fails when the ExternalSecret takes %s', (_, spec) => {
  expect(() => targetSecret(external(spec), randomStore())).toThrow(
    'ExternalSecret n/x must name each key in spec.data',
  );
});
