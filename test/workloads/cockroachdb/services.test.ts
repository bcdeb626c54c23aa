import { CockroachDb, type SqlLoadBalancer } from '../../../lib/workloads';
import { COCKROACHDB } from '../examples';
import { type Manifest, oneOf, synthesize } from '../manifests';

const database = (loadBalancers: readonly SqlLoadBalancer[]): Manifest[] =>
  synthesize((chart) => new CockroachDb(chart, 'Database', { ...COCKROACHDB, loadBalancers }));

const EXTERNAL: SqlLoadBalancer = {
  scheme: 'external',
  binding: { annotations: { 'cloud.example.com/address': 'reserved' }, loadBalancerClass: 'cloud.example.com/outside' },
  cidrs: ['198.51.100.7/32', '203.0.113.0/24'],
};

const INTERNAL: SqlLoadBalancer = { scheme: 'internal', binding: { annotations: {} }, cidrs: ['192.168.0.0/16'] };

const MANIFESTS = database([EXTERNAL, INTERNAL]);

const selector = { 'app.kubernetes.io/name': 'cockroachdb' };
const port = (name: string, number: number) => ({ name, port: number, targetPort: name, protocol: 'TCP' });

test('members find each other before they are ready', () => {
  expect(oneOf(MANIFESTS, 'Service', 'cockroachdb').spec).toEqual({
    clusterIP: 'None',
    publishNotReadyAddresses: true,
    selector,
    ports: [port('grpc', 26258), port('sql', 26257), port('http', 8080)],
  });
});

test('clients inside find SQL alone, at members that are ready', () => {
  expect(oneOf(MANIFESTS, 'Service', 'cockroachdb-public').spec).toEqual({
    type: 'ClusterIP',
    selector,
    ports: [port('sql', 26257)],
  });
});

test('clients outside find SQL alone, from their networks alone, with their own addresses and on no port of a node', () => {
  const { metadata, spec } = oneOf(MANIFESTS, 'Service', 'cockroachdb-external');
  expect(metadata.annotations).toEqual({ 'cloud.example.com/address': 'reserved' });
  expect(spec).toEqual({
    type: 'LoadBalancer',
    loadBalancerClass: 'cloud.example.com/outside',
    loadBalancerSourceRanges: ['198.51.100.7/32', '203.0.113.0/24'],
    externalTrafficPolicy: 'Local',
    allocateLoadBalancerNodePorts: false,
    selector,
    ports: [port('sql', 26257)],
  });
});

test('clients behind the link find the same', () => {
  const { spec } = oneOf(MANIFESTS, 'Service', 'cockroachdb-internal');
  expect(spec).toMatchObject({ loadBalancerSourceRanges: ['192.168.0.0/16'], externalTrafficPolicy: 'Local' });
  expect(spec).not.toHaveProperty('loadBalancerClass');
});

test('fails when a load balancer names no network: Kubernetes would let everybody in', () => {
  expect(() => database([{ ...EXTERNAL, cidrs: [] }])).toThrow(
    "'cidrs' of the external load balancer must name at least one network, got none",
  );
});
