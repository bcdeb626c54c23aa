import { describeWithCrds, treatment, validateAgainstCrd } from './crd-schemas';
import type { Manifest } from './manifest';

const router = (spec: Readonly<Record<string, unknown>>, apiVersion = 'compute.cnrm.cloud.google.com/v1beta1') =>
  ({ apiVersion, kind: 'ComputeRouter', metadata: { name: 'acme', namespace: 'acme-prod' }, spec }) as const;

const SPEC = { networkRef: { name: 'acme' }, region: 'europe-west3' };

describeWithCrds('a manifest against its CRD', () => {
  test('passes when every field is known and well typed', () => {
    expect(validateAgainstCrd(router({ ...SPEC, bgp: { asn: 64514 } }))).toEqual([]);
  });

  test.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    ['an unknown field', { ...SPEC, zone: 'europe-west3-a' }, /ComputeRouter\/acme-prod\/acme\/spec .*"zone"/],
    ['an unknown field further down', { ...SPEC, bgp: { asn: 1, asnn: 2 } }, /\/spec\/bgp .*"asnn"/],
    ['a wrong type', { ...SPEC, bgp: { asn: '64514' } }, /\/spec\/bgp\/asn must be integer/],
    ['a missing field', { networkRef: { name: 'acme' } }, /required property 'region'/],
    ['a reference by name and by address', { ...SPEC, networkRef: { name: 'a', external: 'b' } }, /exactly one/],
    ['a reference by neither', { ...SPEC, networkRef: {} }, /exactly one/],
  ])('fails when it has %s', (_, spec, message) => {
    expect(validateAgainstCrd(router(spec)).join('\n')).toMatch(message);
  });

  test('fails when a field outside of the spec is unknown', () => {
    const manifest = { ...router(SPEC), specs: {} } as Manifest;
    expect(validateAgainstCrd(manifest).join()).toMatch(/"specs"/);
  });

  test('fails when no CRD serves the kind in this version', () => {
    expect(validateAgainstCrd(router(SPEC, 'compute.cnrm.cloud.google.com/v1'))).toEqual([
      'ComputeRouter/acme-prod/acme: no CRD serves compute.cnrm.cloud.google.com/v1 ComputeRouter',
    ]);
  });

  test('knows the kinds of GKE that have only a JSON schema', () => {
    const manifest = {
      apiVersion: 'networking.gke.io/v1beta1',
      kind: 'FrontendConfig',
      metadata: { name: 'acme' },
      spec: { sslPolicy: 'acme' },
    };
    expect(validateAgainstCrd(manifest)).toEqual([]);
    expect(validateAgainstCrd({ ...manifest, spec: { tlsPolicy: 'acme' } }).join()).toMatch(/"tlsPolicy"/);
  });

  test.each([
    'cert-manager.io/v1 Certificate',
    'postgresql.cnpg.io/v1 Cluster',
    'external-secrets.io/v1 ExternalSecret',
    'gateway.networking.k8s.io/v1 Gateway',
    'elbv2.k8s.aws/v1beta1 TargetGroupBinding',
    'networking.gke.io/v1 ManagedCertificate',
    'cloud.google.com/v1 BackendConfig',
    'barmancloud.cnpg.io/v1 ObjectStore',
    'monitoring.coreos.com/v1 PodMonitor',
    'monitoring.coreos.com/v1 PrometheusRule',
    'monitoring.coreos.com/v1 ServiceMonitor',
    'monitoring.googleapis.com/v1 PodMonitoring',
    'monitoring.googleapis.com/v1 Rules',
  ])('knows %s', (name) => {
    const [apiVersion = '', kind = ''] = name.split(' ');
    const problems = validateAgainstCrd({ apiVersion, kind, metadata: { name: 'acme' }, spec: { surprise: 1 } });
    expect(problems.join()).toMatch(/"surprise"/);
  });

  test('reads the patterns of the API server, which may switch off the case', () => {
    const rule = (strategy: string) => ({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: 'acme' },
      spec: { groups: [{ name: 'acme', partial_response_strategy: strategy }] },
    });
    expect(validateAgainstCrd(rule('WARN'))).toEqual([]);
    expect(validateAgainstCrd(rule('sometimes')).join()).toMatch(/partial_response_strategy must match pattern/);
  });

  test('says nothing of the kinds that the API server itself serves', () => {
    expect(validateAgainstCrd({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'acme' } })).toEqual([]);
  });
});

describe('tests that need the CRDs', () => {
  test('run where the folder is there, fail without it in CI, and are skipped without it elsewhere', () => {
    expect([treatment(true, 'true'), treatment(false, 'true'), treatment(false, undefined)]).toEqual([
      'run',
      'fail',
      'skip',
    ]);
  });
});
