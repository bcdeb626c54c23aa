import { defaultScenario } from '../../scenarios';
import { manifestsOf, ofKind, specOf, specs, stageOf } from './stages';

const BUCKET = 'acme-prod-acme-cockroachdb-backup';
const manifests = manifestsOf(stageOf(defaultScenario(), '65-backup'));
const bucket = specOf(manifests, 'StorageBucket', BUCKET);

const deletionAge = (full: string, retentionDays: number) => {
  const scenario = defaultScenario(({ database: { cockroachdb } }) => {
    cockroachdb.backup = { ...cockroachdb.backup, full, retentionDays };
  });
  const { lifecycleRule } = specOf(manifestsOf(stageOf(scenario, '65-backup')), 'StorageBucket', BUCKET);
  return lifecycleRule.find(({ action }) => action.type === 'Delete')?.condition.age;
};

describe('the bucket of the backups', () => {
  test('is in the region, encrypted with our key, and closed to the public', () => {
    expect(bucket).toMatchObject({
      location: 'EUROPE-WEST3',
      encryption: { kmsKeyRef: { name: 'acme-backups' } },
      uniformBucketLevelAccess: true,
      publicAccessPrevention: 'enforced',
    });
  });

  test('keeps what was deleted or overwritten for two weeks, whoever did it', () => {
    expect(bucket.softDeletePolicy).toEqual({ retentionDurationSeconds: 14 * 24 * 60 * 60 });
  });

  test('lets CockroachDB delete its own files: no retention policy forbids it', () => {
    expect(bucket).not.toHaveProperty('retentionPolicy');
  });

  test('keeps a full backup for as long as an incremental one that rests on it', () => {
    expect(deletionAge('@daily', 35)).toBe(36);
    expect(deletionAge('@weekly', 35)).toBe(42);
    expect(deletionAge('0 3 1 * *', 35)).toBe(35 + 62);
  });

  test('throws unfinished uploads away', () => {
    expect(bucket.lifecycleRule).toContainEqual({
      action: { type: 'AbortIncompleteMultipartUpload' },
      condition: { age: 7 },
    });
  });

  test('is not emptied when its object is deleted', () => {
    expect(ofKind(manifests, 'StorageBucket')[0]?.metadata.annotations).toEqual({
      'cnrm.cloud.google.com/deletion-policy': 'abandon',
      'cnrm.cloud.google.com/force-destroy': 'false',
    });
  });

  test('is written to by the Kubernetes identity of the database, and by nobody else', () => {
    expect(Object.values(specs(manifests, 'IAMPolicyMember'))).toEqual([
      {
        resourceRef: { apiVersion: 'storage.cnrm.cloud.google.com/v1beta1', kind: 'StorageBucket', name: BUCKET },
        role: 'roles/storage.objectUser',
        member:
          'principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/acme-prod.svc.id.goog/subject/ns/cockroachdb/sa/cockroachdb',
      },
    ]);
  });
});
