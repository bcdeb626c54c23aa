import { CockroachDbClient, cockroachDbEndpoint } from '../../../lib/workloads';
import type { CockroachDbClientProps } from '../../../lib/workloads/cockroachdb/client';
import { CLUSTER } from '../examples';
import { oneOf, synthesize } from '../manifests';

const PROPS: Required<CockroachDbClientProps> = {
  cluster: CLUSTER,
  issuer: { kind: 'ClusterIssuer', name: 'cockroachdb-ca' },
  database: 'app',
  user: 'orders',
  namespace: 'services',
};

const clients: CockroachDbClient[] = [];
const MANIFESTS = synthesize((chart) => clients.push(new CockroachDbClient(chart, 'Client', PROPS)));
const { metadata, spec } = oneOf(MANIFESTS, 'Certificate');

test('the certificate lies with the pods that connect, in the Secret that they mount', () => {
  expect(metadata).toEqual({ name: 'orders-database-client', namespace: 'services' });
  expect(clients[0]?.endpoint.authentication).toEqual({ method: 'clientCertificate', secret: spec.secretName });
});

test('is for the user as a client, and carries no name but the common name', () => {
  expect([spec.commonName, spec.usages]).toEqual(['orders', ['digital signature', 'key encipherment', 'client auth']]);
  expect(Object.keys(spec)).not.toEqual(expect.arrayContaining(['dnsNames']));
  expect(Object.keys(spec)).not.toEqual(expect.arrayContaining(['ipAddresses']));
});

test('is renewed in time, with a new key', () => {
  expect(spec).toMatchObject({ duration: '2160h0m0s', renewBefore: '720h0m0s' });
  expect(spec.privateKey).toMatchObject({ rotationPolicy: 'Always' });
});

test('the endpoint leads to the client Service, and its peer to the members', () => {
  expect(clients[0]?.endpoint).toEqual(cockroachDbEndpoint(CLUSTER, 'app', 'orders'));
  expect(clients[0]?.endpoint).toEqual({
    host: 'cockroachdb-public.cockroachdb.svc.cluster.local',
    port: 26257,
    database: 'app',
    user: 'orders',
    authentication: { method: 'clientCertificate', secret: 'orders-database-client' },
    peers: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'cockroachdb' } },
        podSelector: { matchLabels: { 'app.kubernetes.io/name': 'cockroachdb' } },
      },
    ],
  });
});
