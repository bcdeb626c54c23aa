import { DatabaseCertificateAuthority, Pgpool, PostgresCluster, PostgresTrust } from '../../../lib/workloads';
import { describeWithCrds, validateAgainstCrd } from '../../crd/crd-schemas';
import { PGPOOL, POSTGRES } from '../examples';
import { type Manifest, synthesize } from '../manifests';

/** Kinds whose definitions are in none of the folders. */
const WITHOUT_CRD = ['ObjectStore', 'PodMonitor'];

const MANIFESTS = synthesize((chart) => {
  new DatabaseCertificateAuthority(chart, 'Authority', {
    name: 'database-ca',
    certManagerNamespace: 'cert-manager',
    allowed: [],
  });
  new PostgresTrust(chart, 'Trust', { cluster: POSTGRES, issuer: POSTGRES.issuer, namespace: 'services' });
  new PostgresCluster(chart, 'Postgres', { ...POSTGRES, monitoring: 'podMonitor', hosts: ['pg.example.com'] });
  new Pgpool(chart, 'Pgpool', { ...PGPOOL, hosts: ['db.example.com'], addresses: ['198.51.100.9'] });
});

describeWithCrds('what the operators read', () => {
  const known = MANIFESTS.filter(({ kind }) => !WITHOUT_CRD.includes(kind));

  test('has only fields that they know, of the types that they want', () => {
    expect(known.flatMap((manifest) => validateAgainstCrd(manifest))).toEqual([]);
  });

  test('is looked at for every kind of theirs', () => {
    const kinds = known.filter(({ apiVersion }) => /cnpg|cert-manager/.test(apiVersion)).map(({ kind }) => kind);
    expect([...new Set(kinds)].sort()).toEqual([
      'Certificate',
      'Cluster',
      'ClusterIssuer',
      'Issuer',
      'ScheduledBackup',
    ]);
  });

  test('has only such fields when it begins with backups, too', () => {
    const backup = { ...POSTGRES.backup, recovery: { from: 'pg', into: 'pg-2', until: '2026-11-22T12:00:00Z' } };
    const restored = synthesize((chart) => new PostgresCluster(chart, 'Postgres', { ...POSTGRES, backup }));
    expect(restored.filter(({ kind }) => kind === 'Cluster').flatMap((one) => validateAgainstCrd(one))).toEqual([]);
  });

  test('is refused with a field that they do not know', () => {
    const cluster = known.find(({ kind }) => kind === 'Cluster') as Manifest & { spec: object };
    expect(validateAgainstCrd({ ...cluster, spec: { ...cluster.spec, surprise: 1 } }).join()).toMatch(/"surprise"/);
  });
});
