import { requireBackupOutsideTheZone } from '../../../lib/resilience/rules/require-backup-outside-the-zone';
import type { Resource } from '../../../lib/topology';
import { resource } from '../sample-resource';
import { database, sampleOf, sampleTopology } from '../sample-topology';
import { told } from '../told';

const bucket = (type: string, properties: Resource['properties'] = {}): Resource =>
  resource('backups', type, { properties });
const google = (location: string) =>
  bucket('storage.cnrm.cloud.google.com/v1beta1 StorageBucket', { spec: { location } });
const backedUp = (target: Resource) =>
  sampleOf([], { databases: [database({ backups: [target.place] })], resources: [target] });

describe(requireBackupOutsideTheZone.name, () => {
  it('holds of a bucket of the region', () => {
    expect(told(requireBackupOutsideTheZone, sampleTopology())).toEqual([
      'holds StatefulSet data/orders: acme-platform/Backups',
    ]);
  });
  it('holds of a bucket of Google Cloud', () => {
    expect(told(requireBackupOutsideTheZone, backedUp(google('EUROPE-WEST1')))).toEqual([
      'holds StatefulSet data/orders: backups',
    ]);
  });
  it('is broken without a backup, and by one in a zone', () => {
    expect(told(requireBackupOutsideTheZone, sampleOf([], { databases: [database({ backups: [] })] }))).toEqual([
      'broken StatefulSet data/orders: no backup',
    ]);
  });
  it('is broken by a bucket of one zone', () => {
    expect(told(requireBackupOutsideTheZone, backedUp(google('europe-west1-b')))).toEqual([
      'broken StatefulSet data/orders: backups in one zone',
    ]);
  });
  it('is broken by a directory bucket', () => {
    expect(told(requireBackupOutsideTheZone, backedUp(bucket('AWS::S3Express::DirectoryBucket')))).toEqual([
      'broken StatefulSet data/orders: backups in one zone',
    ]);
  });
  it('is unknown when the target is not known', () => {
    expect(told(requireBackupOutsideTheZone, backedUp(bucket('Other::Store')))).toEqual([
      'unknown StatefulSet data/orders: backups is no object store that is known',
    ]);
  });
  it('does not judge databases that the cloud runs', () => {
    expect(
      told(requireBackupOutsideTheZone, sampleOf([], { databases: [database({ workload: undefined, backups: [] })] })),
    ).toEqual([]);
  });
});
