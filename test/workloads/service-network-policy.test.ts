import { network, ZoneSpreadService } from '../../lib/workloads';
import type { ZoneSpreadServiceProps } from '../../lib/workloads/zone-spread-service';
import { DATABASE, PROFILE, SERVICE } from './examples';
import { oneOf, synthesize } from './manifests';

function policy(change: Partial<ZoneSpreadServiceProps> = {}) {
  const manifests = synthesize((chart) => new ZoneSpreadService(chart, 'Service', { ...SERVICE, ...change }));
  return oneOf(manifests, 'NetworkPolicy').spec;
}

const named = (name: string) => ({ podSelector: { matchLabels: { 'app.kubernetes.io/name': name } } });
const tcp = (...ports: number[]) => ports.map((port) => ({ protocol: 'TCP', port }));

test('rules both directions', () => {
  expect(policy().policyTypes).toEqual(['Ingress', 'Egress']);
});

test("lets in the load balancer's sources and the named callers, on the port of the pods only", () => {
  const profile = { ...PROFILE, ingressSources: [network('192.0.2.0/25'), network('192.0.2.128/25')] };
  expect(policy({ profile, allowFrom: ['shop', 'reports'] }).ingress).toEqual([
    {
      from: [
        { ipBlock: { cidr: '192.0.2.0/25' } },
        { ipBlock: { cidr: '192.0.2.128/25' } },
        named('shop'),
        named('reports'),
      ],
      ports: tcp(8080),
    },
  ]);
});

test('lets nobody in when there is nobody to let in', () => {
  expect(policy({ profile: { ...PROFILE, ingressSources: [] } }).ingress ?? []).toEqual([]);
});

test('lets nothing out by itself', () => {
  expect(policy().egress ?? []).toEqual([]);
});

test('lets out to its database, its callees and its networks, each on their ports', () => {
  const { egress } = policy({
    database: DATABASE,
    calls: [
      { name: 'ledger', port: 7001 },
      { name: 'mail', port: 7002 },
    ],
    egress: [{ cidr: '203.0.113.0/24', ports: [443, 8443] }],
  });
  const database = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'cockroachdb' } },
    ...named('cockroachdb'),
  };
  expect(egress).toEqual([
    { to: [database], ports: tcp(26257) },
    { to: [named('ledger')], ports: tcp(7001) },
    { to: [named('mail')], ports: tcp(7002) },
    { to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: tcp(443, 8443) },
  ]);
});

test('a network without ports opens no port of it', () => {
  expect(policy({ egress: [{ cidr: '203.0.113.0/24', ports: [] }] }).egress ?? []).toEqual([]);
});
