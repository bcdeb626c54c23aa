import { NODE_USER, NodeCertificates, ROOT_USER } from '../../../lib/workloads';
import type { NodeCertificatesProps } from '../../../lib/workloads/cockroachdb/node-certificates';
import { BOOTSTRAP, CLUSTER } from '../examples';
import { oneOf, synthesize } from '../manifests';

const PROPS: Required<NodeCertificatesProps> = {
  ...CLUSTER,
  issuer: { kind: 'ClusterIssuer', name: 'cockroachdb-ca' },
  hosts: ['sql.example.com'],
  addresses: ['198.51.100.10', '10.0.0.10'],
};

const MANIFESTS = synthesize((chart) => new NodeCertificates(chart, 'Certificates', PROPS));
const NODE = oneOf(MANIFESTS, 'Certificate', 'cockroachdb-node').spec;
const ROOT = oneOf(MANIFESTS, 'Certificate', 'cockroachdb-root').spec;

const hours = (text: unknown): number => Number(/^(\d+)h0m0s$/.exec(String(text))?.[1]);

test('lie in the namespace of the members, signed by the CA of the database', () => {
  expect(MANIFESTS.map(({ metadata }) => metadata.namespace)).toEqual(['cockroachdb', 'cockroachdb']);
  const issuer = { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'cockroachdb-ca' };
  expect([NODE.issuerRef, ROOT.issuerRef]).toEqual([issuer, issuer]);
});

describe('the certificate of the members', () => {
  test('is for the user node, as server and as client', () => {
    expect([NODE_USER, NODE.commonName]).toEqual(['node', 'node']);
    expect(NODE.usages).toEqual(['digital signature', 'key encipherment', 'server auth', 'client auth']);
  });

  test('is valid for every name by which a member is reached', () => {
    expect(NODE.dnsNames).toEqual([
      'localhost',
      'cockroachdb-public',
      'cockroachdb-public.cockroachdb',
      'cockroachdb-public.cockroachdb.svc.cluster.local',
      '*.cockroachdb',
      '*.cockroachdb.cockroachdb',
      '*.cockroachdb.cockroachdb.svc.cluster.local',
      'sql.example.com',
    ]);
  });

  test('is valid for the addresses of the load balancers and of the pod itself', () => {
    expect(NODE.ipAddresses).toEqual(['127.0.0.1', '198.51.100.10', '10.0.0.10']);
  });

  test('carries no user name beside its own: CockroachDB would take it for that user', () => {
    const users = [ROOT_USER, NODE_USER, BOOTSTRAP.analyst.username, ...BOOTSTRAP.users.map(({ name }) => name)];
    expect(NODE.dnsNames?.filter((name) => users.includes(name))).toEqual([]);
  });
});

describe("root's certificate", () => {
  test('is for a client and for no server', () => {
    expect([ROOT_USER, ROOT.commonName]).toEqual(['root', 'root']);
    expect(ROOT.usages).toEqual(['digital signature', 'key encipherment', 'client auth']);
    expect([ROOT.dnsNames, ROOT.ipAddresses]).toEqual([undefined, undefined]);
  });

  test('lives a shorter life than that of the members', () => {
    expect(hours(ROOT.duration)).toBeLessThan(hours(NODE.duration));
  });
});

test.each([
  ['node', NODE],
  ['root', ROOT],
])('%s: renewed with a new key, and at least a week before the end', (_, spec) => {
  expect(spec.privateKey).toMatchObject({ rotationPolicy: 'Always' });
  expect(hours(spec.renewBefore)).toBeGreaterThanOrEqual(168);
  expect(hours(spec.renewBefore)).toBeLessThan(hours(spec.duration) / 2);
});
