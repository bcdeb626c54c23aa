import { imageName } from '../../../../rehearsal/toolchain/images/image-name';

test.each([
  ['docker.io/library/postgres:18.6-bookworm', 'docker.io', 'library/postgres', '18.6-bookworm'],
  ['postgres:18.6', 'docker.io', 'library/postgres', '18.6'],
  ['docker.io/postgres:18.6', 'docker.io', 'library/postgres', '18.6'],
  ['cockroachdb/cockroach:v26.2.7', 'docker.io', 'cockroachdb/cockroach', 'v26.2.7'],
  ['ghcr.io/stefanprodan/podinfo:6.15.0', 'ghcr.io', 'stefanprodan/podinfo', '6.15.0'],
  ['registry.k8s.io/pause', 'registry.k8s.io', 'pause', 'latest'],
  ['localhost/pause:1', 'localhost', 'pause', '1'],
  ['127.0.0.1:5000/a/b:1', '127.0.0.1:5000', 'a/b', '1'],
])('takes %s apart', (name, host, repository, tag) => {
  expect(imageName(name)).toEqual({ host, repository, tag });
});

test('fails when an image is named by a digest, which nobody can build', () => {
  expect(() => imageName('cockroachdb/cockroach:v1@sha256:00')).toThrow(
    /'cockroachdb\/cockroach:v1@sha256:00' is named by a digest/,
  );
});
