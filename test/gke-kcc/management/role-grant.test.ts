import { App, Chart } from 'cdk8s';
import { ConfigConnectorObject } from '../../../lib/gke-kcc/kinds/config-connector-object';
import type { Make } from '../../../lib/gke-kcc/management/management-stage';
import { grantRole, type RoleGrant, resourceRef } from '../../../lib/gke-kcc/management/role-grant';
import type { Manifest } from '../../crd/manifest';

function granted(grant: RoleGrant): Manifest {
  const chart = new Chart(new App(), 'test');
  const make: Make = (kind, props) => new ConfigConnectorObject(chart, kind, { ...props, namespace: 'acme-prod' }).ref;
  grantRole(make, grant);
  return (chart.toJson() as readonly Manifest[])[0] as Manifest;
}

const GRANT: RoleGrant = {
  prefix: 'acme',
  resource: resourceRef('StorageBucket', 'backups'),
  role: 'roles/storage.objectUser',
  member: 'group:a@acme.example.com',
};

describe('a grant', () => {
  test('has a name that differs with each of its fields, and with nothing else', () => {
    const names = [
      GRANT,
      { ...GRANT, member: 'group:b@acme.example.com' },
      { ...GRANT, role: 'roles/storage.admin' as const },
      { ...GRANT, resource: resourceRef('StorageBucket', 'other') },
      { ...GRANT, resource: resourceRef('KMSCryptoKey', 'backups') },
    ].map((grant) => granted(grant).metadata.name);
    expect(new Set(names).size).toBe(names.length);
    expect(granted({ ...GRANT, keepOnDelete: true }).metadata.name).toBe(names[0]);
  });

  test('has a name of at most 63 characters', () => {
    expect(granted({ ...GRANT, prefix: 'a'.repeat(80) }).metadata.name).toHaveLength(63);
  });

  test('waits for a service account that is made here', () => {
    expect(granted({ ...GRANT, member: { serviceAccount: 'acme-gke-nodes' } }).spec).toEqual({
      resourceRef: { apiVersion: 'storage.cnrm.cloud.google.com/v1beta1', kind: 'StorageBucket', name: 'backups' },
      role: 'roles/storage.objectUser',
      memberFrom: { serviceAccountRef: { name: 'acme-gke-nodes' } },
    });
  });
});
