import { PostgresCluster, type PostgresClusterProps } from '../../../lib/workloads';
import { POSTGRES } from '../examples';
import { oneOf, selects, synthesize } from '../manifests';

function policy(change: Partial<PostgresClusterProps> = {}) {
  const manifests = synthesize((chart) => new PostgresCluster(chart, 'Postgres', { ...POSTGRES, ...change }));
  return oneOf(manifests, 'NetworkPolicy').spec;
}

const named = (name: string) => ({ podSelector: { matchLabels: { 'app.kubernetes.io/name': name } } });
const within = (namespace: string) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
});
const tcp = (...ports: number[]) => ports.map((port) => ({ protocol: 'TCP', port }));
const block = (cidr: string) => ({ ipBlock: { cidr } });
const instances = { podSelector: { matchLabels: { 'cnpg.io/cluster': 'pg' } } };

test('rules every pod of the cluster, and the Jobs that make them, in both directions', () => {
  expect(policy().policyTypes).toEqual(['Ingress', 'Egress']);
  expect(selects(policy().podSelector, { 'cnpg.io/cluster': 'pg', 'cnpg.io/jobRole': 'join' })).toBe(true);
});

test('the instances and the operator reach SQL and the state; the bootstrap, Pgpool and readers reach SQL', () => {
  expect(policy().ingress).toEqual([
    { from: [instances, { ...within('cnpg-system'), ...named('cloudnative-pg') }], ports: tcp(5432, 8000) },
    {
      from: [
        named('pg-bootstrap'),
        { ...within('postgres'), ...named('pgpool') },
        { ...within('services'), ...named('reports') },
      ],
      ports: tcp(5432),
    },
  ]);
});

test('the monitoring reaches the metrics when it is switched on', () => {
  expect(policy({ monitoring: 'podMonitor' }).ingress?.slice(2)).toEqual([
    { from: [{ namespaceSelector: { matchLabels: { 'trizone.dev/monitoring': 'true' } } }], ports: tcp(9187) },
  ]);
});

test('instances go to each other, to the Kubernetes API, to the object storage and to the identity of the cloud', () => {
  expect(policy().egress).toEqual([
    { to: [instances], ports: tcp(5432, 8000) },
    { to: [block('203.0.113.8/32')], ports: tcp(443, 6443) },
    { to: [block('198.51.100.0/30')], ports: tcp(443) },
    { to: [block('192.0.2.254/32')], ports: tcp(80, 988) },
  ]);
});
