import { containerOf, environment, mountedFiles, type PodSpec } from '../../../../../rehearsal/drills/rendered/pod';

const SOURCES = {
  configMaps: new Map([['settings', { 'a.conf': 'a = 1\n', 'b.conf': 'b = 2\n' }]]),
  secrets: new Map([['keys', { 'tls.key': 'key', 'ca.crt': 'ca' }]]),
};

const pod = (volume: object): PodSpec => ({
  containers: [{ name: 'main', volumeMounts: [{ name: 'files', mountPath: '/files' }] }],
  volumes: [{ name: 'files', ...volume }],
});

test('lays out every key of a ConfigMap', () => {
  expect(mountedFiles(pod({ configMap: { name: 'settings' } }), SOURCES)).toEqual([
    { mount: '/files', name: 'a.conf', text: 'a = 1\n', mode: 0o644 },
    { mount: '/files', name: 'b.conf', text: 'b = 2\n', mode: 0o644 },
  ]);
});

test('lays out the named keys of a Secret under their paths, for nobody else to read', () => {
  const volume = { secret: { secretName: 'keys', items: [{ key: 'ca.crt', path: 'trust/ca.crt' }] } };
  expect(mountedFiles(pod(volume), SOURCES)).toEqual([
    { mount: '/files', name: 'trust/ca.crt', text: 'ca', mode: 0o400 },
  ]);
});

test('lays out several sources in one folder', () => {
  const sources = [{ configMap: { name: 'settings' } }, { secret: { name: 'keys' } }];
  const names = mountedFiles(pod({ projected: { sources } }), SOURCES).map(({ name }) => name);
  expect(names).toEqual(['a.conf', 'b.conf', 'tls.key', 'ca.crt']);
});

test('leaves an emptyDir empty', () => {
  expect(mountedFiles(pod({ emptyDir: {} }), SOURCES)).toEqual([]);
});

test.each([
  ['a volume is not declared', { name: 'other' }, /volume 'files' is mounted/],
  ['a ConfigMap is not in the output', { configMap: { name: 'gone' } }, /what the ConfigMap 'gone' holds/],
  ['a Secret is not in the output', { secret: { secretName: 'gone' } }, /what the Secret 'gone' holds/],
  [
    'a key is not there',
    { secret: { secretName: 'keys', items: [{ key: 'x', path: 'x' }] } },
    /one of tls.key, ca.crt/,
  ],
])('fails when %s', (_, volume, words) => {
  const changed = 'name' in volume ? { ...pod({}), volumes: [volume] } : pod(volume);
  expect(() => mountedFiles(changed as PodSpec, SOURCES)).toThrow(words);
});

const withEnvironment = (env: PodSpec['containers'][number]['env']): PodSpec => ({
  containers: [{ name: 'main', ...(env ? { env } : {}) }],
});

test('takes variables as they are, and from Secrets', () => {
  const env = [
    { name: 'PGHOST', value: 'host' },
    { name: 'KEY', valueFrom: { secretKeyRef: { name: 'keys', key: 'tls.key' } } },
  ];
  expect(environment(withEnvironment(env), SOURCES)).toEqual({ PGHOST: 'host', KEY: 'key' });
});

test('fails when the key of a variable is not there', () => {
  const env = [{ name: 'KEY', valueFrom: { secretKeyRef: { name: 'keys', key: 'none' } } }];
  expect(() => environment(withEnvironment(env), SOURCES)).toThrow(/'KEY' is taken from the key 'none' of 'keys'/);
});

test('fails when a pod has two containers, because it would be unclear which one is meant', () => {
  expect(() => containerOf({ containers: [{ name: 'a' }, { name: 'b' }] })).toThrow(/one container, and has 2/);
});
