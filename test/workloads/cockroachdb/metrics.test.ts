import { CockroachDb, NodeCertificates } from '../../../lib/workloads';
import type { CockroachDbProps } from '../../../lib/workloads/cockroachdb';
import { CLUSTER, COCKROACHDB } from '../examples';
import { allOf, type Manifest, oneOf, selects, synthesize } from '../manifests';

const database = (metrics: CockroachDbProps['metrics']): Manifest[] =>
  synthesize((chart) => new CockroachDb(chart, 'Database', { ...COCKROACHDB, metrics }));

const annotationsOf = (manifests: Manifest[]) =>
  oneOf(manifests, 'StatefulSet').spec.template.metadata.annotations ?? {};

test('none: members do not call for a Prometheus', () => {
  const manifests = database('none');
  expect(annotationsOf(manifests)).toEqual({});
  expect(allOf(manifests, 'ServiceMonitor')).toEqual([]);
});

test('annotations: every member says where its metrics are', () => {
  const manifests = database('annotations');
  expect(annotationsOf(manifests)).toEqual({
    'prometheus.io/scrape': 'true',
    'prometheus.io/scheme': 'https',
    'prometheus.io/path': '/_status/vars',
    'prometheus.io/port': '8080',
  });
  expect(allOf(manifests, 'ServiceMonitor')).toEqual([]);
});

describe('serviceMonitor', () => {
  const manifests = database('serviceMonitor');
  const { metadata, spec } = oneOf(manifests, 'ServiceMonitor') as Manifest & {
    spec: { selector: { matchLabels: Record<string, string> }; endpoints: { tlsConfig: { serverName: string } }[] };
  };

  test('leaves the annotations out, so that no member is read twice', () => {
    expect(annotationsOf(manifests)).toEqual({});
  });

  test('reads over TLS and verifies the server', () => {
    expect(metadata).toEqual({ name: 'cockroachdb', namespace: 'cockroachdb' });
    expect(spec.endpoints).toEqual([
      {
        port: 'http',
        path: '/_status/vars',
        scheme: 'https',
        interval: '30s',
        tlsConfig: {
          serverName: 'cockroachdb-public.cockroachdb.svc.cluster.local',
          ca: { secret: { name: 'cockroachdb-node', key: 'ca.crt' } },
        },
      },
    ]);
  });

  test('expects a name that the certificate of the members has', () => {
    const certificates = synthesize(
      (chart) =>
        new NodeCertificates(chart, 'Certificates', {
          ...CLUSTER,
          issuer: { kind: 'ClusterIssuer', name: 'ca' },
          hosts: [],
          addresses: [],
        }),
    );
    const { dnsNames } = oneOf(certificates, 'Certificate', 'cockroachdb-node').spec;
    expect(dnsNames).toContain(spec.endpoints[0]?.tlsConfig.serverName);
  });

  test('finds every member once: one Service alone has both its labels and its port', () => {
    const found = allOf(manifests, 'Service').filter(
      (service) =>
        selects(spec.selector, service.metadata.labels ?? {}) &&
        service.spec.ports?.some(({ name }) => name === 'http'),
    );
    expect(found.map((service) => service.metadata.name)).toEqual(['cockroachdb']);
  });
});
