import { judgedManifests, openOf } from './judged';

/** CockroachDB as many first declare it: three members, and nothing that says where. */
const COCKROACHDB = `
apiVersion: v1
kind: Service
metadata: { name: roach, namespace: data }
spec:
  clusterIP: None
  selector: { app: roach }
  ports: [{ name: sql, port: 26257 }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: roach, namespace: data }
spec:
  serviceName: roach
  replicas: 3
  selector: { matchLabels: { app: roach } }
  template:
    metadata: { labels: { app: roach } }
    spec:
      containers:
        - name: roach
          image: cockroachdb/cockroach:v26.2.1
          command: [/cockroach/cockroach, start, --join=roach-0.roach, --certs-dir=/certs]
          ports: [{ name: sql, containerPort: 26257 }]
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 20Gi } } }
`;

const CLOUDNATIVE_PG = `
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: orders, namespace: data }
spec:
  instances: 3
  storage: { size: 20Gi }
`;

test('a CockroachDB that does not say where its members run, nor which zone each is in, may lose its quorum', () => {
  const open = openOf(judgedManifests(COCKROACHDB));
  expect(open).toEqual(
    expect.arrayContaining(['HA-DB-005 broken error', 'HA-K8S-002 broken error', 'HA-K8S-020 broken error']),
  );
});

test('a PostgreSQL of CloudNativePG with nothing but its defaults loses what one server alone has', () => {
  const open = openOf(judgedManifests(CLOUDNATIVE_PG));
  expect(open).toEqual(expect.arrayContaining(['HA-DB-001 broken error', 'HA-DB-002 broken error']));
});

test('never passes for want of facts: without a cluster in the files the zones are unknown', () => {
  const [assessment] = judgedManifests(COCKROACHDB);
  expect(assessment?.zoneLosses.map(({ verdict }) => verdict)).not.toContain('holds');
  const nodes = assessment?.results.find(({ rule }) => rule.id === 'HA-K8S-009');
  expect(nodes?.outcome).not.toBe('holds');
});

test.each([
  ['a tab', 'a:\n\t- b'],
  ['half a document', 'apiVersion: v1\nkind: [Service'],
  ['an object without a name', 'apiVersion: v1\nkind: Service\nmetadata: {}'],
  ['a hostile nesting', `a: ${'['.repeat(500)}${']'.repeat(500)}`],
])('%s is an error with its place, and no crash', (_, text) => {
  const findings = judgedManifests(text).flatMap((assessment) => assessment.findings);
  expect(findings.map(({ rule, severity, judgement }) => [rule.id, severity, judgement.place.file])).toEqual([
    ['HA-READ-001', 'error', 'all.yaml'],
  ]);
});
