import { hostNames, renderedDatabase } from '../../../../../rehearsal/drills/postgres/rendered/database';
import { hostsOf } from '../../../../../rehearsal/drills/postgres/rendered/hosts';
import { CLUSTER, OBJECTS, outputOf } from '../output';

test('finds the cluster, Pgpool, the bootstrap and all that they need', () => {
  const database = renderedDatabase(outputOf());
  expect(database.cluster).toBe(CLUSTER);
  expect(database.pgpool).toMatchObject({ name: 'pgpool', replicas: 3, pod: { containers: [{ name: 'pgpool' }] } });
  expect(database.bootstrap.containers).toEqual([{ name: 'bootstrap' }]);
  expect(database.certificates.map(({ spec }) => spec.secretName)).toEqual([
    'postgres-tls',
    'postgres-trust',
    'pgpool-tls',
  ]);
  expect(database.configMaps.map(({ metadata }) => metadata.name)).toEqual(['pgpool', 'sql']);
  expect(database.externalSecrets.map(({ metadata }) => metadata.name)).toEqual(['passwords']);
});

test('finds the host names under which the certificates know the Services', () => {
  expect(hostsOf(renderedDatabase(outputOf()))).toEqual({
    writer: 'postgres-rw.postgres.svc',
    readers: 'postgres-ro.postgres.svc',
    pgpool: 'pgpool.postgres.svc',
  });
});

test.each(['Cluster', 'Deployment', 'Job', 'ConfigMap'])('fails when the output has no %s', (kind) => {
  const without = outputOf(OBJECTS.filter((object) => object.kind !== kind));
  expect(() => renderedDatabase(without)).toThrow(
    /the output must have one .*, and has 0: the drill is written for eks-postgres/,
  );
});

test('fails when there are two clusters', () => {
  expect(() => renderedDatabase(outputOf([...OBJECTS, CLUSTER]))).toThrow(/one CloudNativePG Cluster, and has 2/);
});

test('takes a Cluster of another kind of software for none', () => {
  const other = { ...CLUSTER, apiVersion: 'cluster.x-k8s.io/v1' };
  expect(() => renderedDatabase(outputOf([...OBJECTS.filter((object) => object !== CLUSTER), other]))).toThrow(/has 0/);
});

test('fails when a certificate names no host', () => {
  const database = renderedDatabase(outputOf());
  expect(() => hostNames(database, 'postgres-trust')).toThrow(/a Certificate for the Secret 'postgres-trust'/);
});

test('fails when the certificate does not name a Service', () => {
  const changed = OBJECTS.map((object) =>
    object.metadata.name === 'pgpool-tls'
      ? { ...object, spec: { secretName: 'pgpool-tls', dnsNames: ['other'] } }
      : object,
  );
  expect(() => hostsOf(renderedDatabase(outputOf(changed)))).toThrow(/must name the Service 'pgpool', and names other/);
});
