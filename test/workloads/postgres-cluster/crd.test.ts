import {
  DatabaseCertificateAuthority,
  Pgpool,
  PostgresCluster,
  PostgresTrust,
  postgresAlerts,
} from '../../../lib/workloads';
import { describeWithCrds, validateAgainstCrd } from '../../crd/crd-schemas';
import { PGPOOL, POSTGRES } from '../examples';
import { type Manifest, synthesize } from '../manifests';

const MANIFESTS = synthesize((chart) => {
  new DatabaseCertificateAuthority(chart, 'Authority', {
    name: 'database-ca',
    certManagerNamespace: 'cert-manager',
    allowed: [],
  });
  new PostgresTrust(chart, 'Trust', { cluster: POSTGRES, issuer: POSTGRES.issuer, namespace: 'services' });
  new PostgresCluster(chart, 'Postgres', {
    ...POSTGRES,
    monitoring: 'podMonitor',
    hosts: ['pg.example.com'],
    alerts: postgresAlerts({ ...POSTGRES, backup: { daysBetween: 1 }, analyst: 'analyst' }),
  });
  new Pgpool(chart, 'Pgpool', { ...PGPOOL, hosts: ['db.example.com'], addresses: ['198.51.100.9'] });
});

describeWithCrds('what the operators read', () => {
  test('has only fields that they know, of the types that they want', () => {
    expect(MANIFESTS.flatMap((manifest) => validateAgainstCrd(manifest))).toEqual([]);
  });

  test('is looked at for every kind of theirs', () => {
    const kinds = MANIFESTS.filter(({ apiVersion }) => /cnpg|cert-manager|coreos/.test(apiVersion)).map(
      ({ kind }) => kind,
    );
    expect([...new Set(kinds)].sort()).toEqual([
      'Certificate',
      'Cluster',
      'ClusterIssuer',
      'Issuer',
      'ObjectStore',
      'PodMonitor',
      'PrometheusRule',
      'ScheduledBackup',
    ]);
  });

  test('has only such fields when it begins with backups, too', () => {
    const backup = { ...POSTGRES.backup, recovery: { from: 'pg', into: 'pg-2', until: '2026-11-22T12:00:00Z' } };
    const restored = synthesize((chart) => new PostgresCluster(chart, 'Postgres', { ...POSTGRES, backup }));
    expect(restored.filter(({ kind }) => kind === 'Cluster').flatMap((one) => validateAgainstCrd(one))).toEqual([]);
  });

  test.each(['Cluster', 'ObjectStore', 'PodMonitor', 'PrometheusRule'])(
    'is refused as %s with a field that they do not know',
    (name) => {
      const object = MANIFESTS.find(({ kind }) => kind === name) as Manifest & { spec: object };
      expect(validateAgainstCrd({ ...object, spec: { ...object.spec, surprise: 1 } }).join()).toMatch(/"surprise"/);
    },
  );
});
