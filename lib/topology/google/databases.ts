import type { Database, DatabaseMember } from '../model/database';
import { type Known, unknown } from '../model/known';
import type { Place } from '../model/place';
import type { Resource } from '../model/resource';
import { groupBy, type ResourceIndex, sortedById } from '../resource-index';
import { flagAt, knownOr, textAt, valueAt } from '../value/field';
import { cloudName, knownRef, ofKind } from './reference';

/** Ports by the beginning of the version's name. @see https://cloud.google.com/sql/docs (November 2026) */
const PORTS: readonly (readonly [version: string, port: number])[] = [
  ['POSTGRES', 5432],
  ['MYSQL', 3306],
  ['SQLSERVER', 1433],
];

const REDIS_PORT = 6379;

const chosen = (what: string): Known<string> => unknown(`${what} chooses the zone`);

/** The server that answers, and the one that stands by in another zone if there is one. */
function servers(
  { name, place }: Resource,
  zone: Known<string>,
  standby: Known<string> | undefined,
): readonly DatabaseMember[] {
  const writer: DatabaseMember = { name, role: 'writer', zone, place };
  return standby === undefined
    ? [writer]
    : [writer, { name: `${name} (standby)`, role: 'reader', zone: standby, place }];
}

function sqlMembers(instance: Resource, replicas: readonly Resource[]): readonly DatabaseMember[] {
  const preference = (resource: Resource, field: string) =>
    textAt(resource.properties, `spec.settings.locationPreference.${field}`) ?? chosen('Cloud SQL');
  const regional = textAt(instance.properties, 'spec.settings.availabilityType') === 'REGIONAL';
  const readers = replicas.map(
    (replica): DatabaseMember => ({
      name: replica.name,
      role: 'reader',
      zone: preference(replica, 'zone'),
      place: replica.place,
    }),
  );
  const standby = regional ? preference(instance, 'secondaryZone') : undefined;
  return [...servers(instance, preference(instance, 'zone'), standby), ...readers];
}

function sqlBackups({ properties, place }: Resource): readonly Place[] {
  const enabled = flagAt(properties, 'spec.settings.backupConfiguration.enabled') === true;
  return enabled ? [{ ...place, field: 'spec.settings.backupConfiguration' }] : [];
}

function sqlDatabase(instance: Resource, replicas: readonly Resource[]): Database {
  const { id, properties, place } = instance;
  const version = knownOr(textAt(properties, 'spec.databaseVersion'), '');
  return {
    id,
    name: cloudName(instance),
    engine: 'cloud-sql',
    consistency: 'writer-and-readers',
    members: sqlMembers(instance, replicas),
    port: PORTS.find(([start]) => version.startsWith(start))?.[1] ?? unknown('the version tells no port'),
    subnets: [],
    securityGroups: [],
    // Cloud SQL gives a public address unless it is told not to
    publiclyAccessible: flagAt(properties, 'spec.settings.ipConfiguration.ipv4Enabled') ?? true,
    backups: sqlBackups(instance),
    place,
  };
}

function redis(instance: Resource): Database {
  const { id, properties, place } = instance;
  const zone = (field: string) => textAt(properties, `spec.${field}`) ?? chosen('Memorystore');
  const standby = textAt(properties, 'spec.tier') === 'STANDARD_HA' ? zone('alternativeLocationId') : undefined;
  return {
    id,
    name: cloudName(instance),
    engine: 'other',
    consistency: 'writer-and-readers',
    members: servers(instance, zone('locationId'), standby),
    port: REDIS_PORT,
    subnets: [],
    securityGroups: [],
    publiclyAccessible: false,
    backups:
      valueAt(properties, 'spec.persistenceConfig') === undefined
        ? []
        : [{ ...place, field: 'spec.persistenceConfig' }],
    place,
  };
}

/** Databases that Google Cloud runs: Cloud SQL with standby and replicas, and Memorystore. */
export function googleDatabases(index: ResourceIndex): readonly Database[] {
  const master = (instance: Resource) => knownRef(index, instance, 'spec.masterInstanceRef', 'SQLInstance');
  const instances = ofKind(index, 'SQLInstance');
  const replicas = groupBy(instances, master);
  const primaries = instances.filter((instance) => master(instance) === undefined);
  return sortedById([
    ...primaries.map((instance) => sqlDatabase(instance, replicas.get(instance.id) ?? [])),
    ...ofKind(index, 'RedisInstance').map(redis),
  ]);
}
