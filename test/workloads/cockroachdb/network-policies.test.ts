import { CockroachDb, INTERNET, type SqlLoadBalancer } from '../../../lib/workloads';
import type { CockroachDbProps } from '../../../lib/workloads/cockroachdb';
import { COCKROACHDB, PROFILE } from '../examples';
import { oneOf, selects, synthesize } from '../manifests';

function policy(name: string, change: Partial<CockroachDbProps> = {}) {
  const manifests = synthesize((chart) => new CockroachDb(chart, 'Database', { ...COCKROACHDB, ...change }));
  return oneOf(manifests, 'NetworkPolicy', name).spec;
}

const named = (name: string) => ({ podSelector: { matchLabels: { 'app.kubernetes.io/name': name } } });
const within = (namespace: string) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
});
const tcp = (...ports: number[]) => ports.map((port) => ({ protocol: 'TCP', port }));
const block = (cidr: string) => ({ ipBlock: { cidr } });

const loadBalancer = (scheme: SqlLoadBalancer['scheme'], cidrs: string[]): SqlLoadBalancer => ({
  scheme,
  binding: { annotations: {} },
  cidrs,
});

describe('members', () => {
  const { podSelector, policyTypes, ingress, egress } = policy('cockroachdb');

  test('are ruled in both directions', () => {
    expect(policyTypes).toEqual(['Ingress', 'Egress']);
    expect(selects(podSelector, { 'app.kubernetes.io/name': 'cockroachdb' })).toBe(true);
  });

  test('talk to each other and to the bootstrap; clients reach SQL, the monitoring reaches metrics', () => {
    expect(ingress).toEqual([
      { from: [named('cockroachdb'), named('cockroachdb-bootstrap')], ports: tcp(26258) },
      { from: [named('cockroachdb-bootstrap'), { ...within('services'), ...named('orders') }], ports: tcp(26257) },
      { from: [{ namespaceSelector: { matchLabels: { 'trizone.dev/monitoring': 'true' } } }], ports: tcp(8080) },
    ]);
  });

  test('go to each other, to the object storage for backups, and to the identity of the cloud', () => {
    expect(egress).toEqual([
      { to: [named('cockroachdb')], ports: tcp(26258) },
      { to: [block('198.51.100.0/30')], ports: tcp(443) },
      { to: [block('192.0.2.254/32')], ports: tcp(80, 988) },
    ]);
  });

  test('let a load balancer ask whether they are well, where there is one', () => {
    const sql = (loadBalancers: SqlLoadBalancer[]) => policy('cockroachdb', { loadBalancers }).ingress?.[1]?.from;
    const asks = block('203.0.113.16/28');
    expect(sql([loadBalancer('internal', ['192.168.0.0/16'])])).toContainEqual(asks);
    expect(sql([])).not.toContainEqual(asks);
  });

  test('let clients of the load balancers in by their own networks, each once', () => {
    const loadBalancers = [
      loadBalancer('external', ['198.51.100.7/32', '192.168.0.0/16']),
      loadBalancer('internal', ['192.168.0.0/16']),
    ];
    const sql = policy('cockroachdb', { loadBalancers, healthCheckSources: [] }).ingress?.[1];
    expect(sql?.from?.slice(2)).toEqual([block('198.51.100.7/32'), block('192.168.0.0/16')]);
    expect(sql?.ports).toEqual(tcp(26257));
  });

  test('reach the internet only to report to the issuer of the licence, and no private network by it', () => {
    const report = policy('cockroachdb', { telemetry: true }).egress?.slice(3);
    expect(report).toEqual([
      {
        to: [
          {
            ipBlock: {
              cidr: '0.0.0.0/0',
              except: ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
            },
          },
        ],
        ports: tcp(443),
      },
    ]);
  });

  test('say once that they reach the internet where the backups are there too', () => {
    const profile = { ...PROFILE, objectStorage: [INTERNET] };
    const { egress } = policy('cockroachdb', { profile, telemetry: true });
    expect(egress?.filter((rule: unknown) => JSON.stringify(rule).includes('0.0.0.0/0'))).toEqual([
      { to: [INTERNET], ports: tcp(443) },
    ]);
  });

  test('gain no way out from a cloud that names no metadata server and no object storage', () => {
    const profile = { ...PROFILE, objectStorage: [], metadataServer: { peers: [], ports: [] } };
    expect(policy('cockroachdb', { profile }).egress).toEqual([{ to: [named('cockroachdb')], ports: tcp(26258) }]);
  });
});

describe('the bootstrap', () => {
  test('reaches the members and nothing else, and nobody reaches it', () => {
    expect(policy('cockroachdb-bootstrap')).toEqual({
      ...named('cockroachdb-bootstrap'),
      policyTypes: ['Ingress', 'Egress'],
      egress: [{ to: [{ ...within('cockroachdb'), ...named('cockroachdb') }], ports: tcp(26258, 26257) }],
    });
  });
});
