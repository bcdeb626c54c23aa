import { type Database, isUnknown, type Known, type Place, type Resource, textAt, unknown } from '../../topology';
import { regionOfGoogleZone } from '../../zones';
import { judgement, type Opinion } from '../opinion';
import type { Rule } from '../rule';

const EXPECTED = 'a backup in an object store of a region or more';

/** Object stores, which keep each object in several zones but for those that say so. */
const OBJECT_STORES = ['AWS::S3::Bucket', 'AWS::Backup::BackupVault'];

/** Address of a bucket within what writes the backups. */
const ADDRESS = /\b(?:gs|s3):\/\/([^/'"?\\]+)/;

/** A bucket that the files do not declare is in a region, but for those of S3 that name the zone at the end. */
function bucketOutlivesAZone(bucket: string, resources: ReadonlyMap<string, Resource>): Known<boolean> {
  const declared = [...resources.values()].find(({ type, name }) => name === bucket && type.endsWith(' StorageBucket'));
  return declared ? outlivesAZone(declared.place, resources) : !bucket.endsWith('--x-s3');
}

/** Whether the backup outlives the zone of its data. */
function outlivesAZone({ resource }: Place, resources: ReadonlyMap<string, Resource>): Known<boolean> {
  const found = resources.get(resource);
  if (!found) return unknown(`${resource} is not in the files`);
  if (found.type === 'AWS::S3Express::DirectoryBucket') return false;
  if (OBJECT_STORES.includes(found.type)) return true;
  const [, bucket] = ADDRESS.exec(JSON.stringify(found.properties)) ?? [];
  if (bucket !== undefined) return bucketOutlivesAZone(bucket, resources);
  if (/^storage\.cnrm\.cloud\.google\.com\/\S+ StorageBucket$/.test(found.type)) {
    const location = textAt(found.properties, 'spec.location') ?? 'US';
    if (isUnknown(location)) return location;
    return regionOfGoogleZone(location.toLowerCase()) === undefined;
  }
  return unknown(`${resource} is no object store that is known`);
}

function judge({ backups }: Database, resources: ReadonlyMap<string, Resource>): Opinion {
  if (backups.length === 0) return { verdict: 'broken', seen: 'no backup', expected: EXPECTED };
  const kept = backups.map((place) => outlivesAZone(place, resources));
  const where = backups.map(({ resource }) => resource).join(', ');
  if (kept.includes(true)) return { verdict: 'holds', seen: where, expected: EXPECTED };
  const doubt = kept.find(isUnknown);
  if (doubt) return { verdict: 'unknown', seen: doubt.unknown, expected: EXPECTED };
  return { verdict: 'broken', seen: `${where} in one zone`, expected: EXPECTED };
}

export const requireBackupOutsideTheZone: Rule = {
  id: 'HA-K8S-044',
  name: 'require-backup-outside-the-zone',
  claim: 'A database that runs as pods is backed up to where the loss of its zones does not reach.',
  why: 'Its volumes are in zones: a backup beside them is lost with them.',
  remedy: 'Schedule backups to a bucket of the region.',
  severity: 'warning',
  source:
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_backing_up_data_secured_backups_data.html',
  *check(topology) {
    const resources = new Map(topology.resources.map((each) => [each.id, each]));
    for (const database of topology.databases) {
      // a managed database keeps its backups in the region by itself
      if (database.workload !== undefined) yield judgement(database, judge(database, resources));
    }
  },
};
