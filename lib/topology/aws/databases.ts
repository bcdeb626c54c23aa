import type { Database, DatabaseMember } from '../model/database';
import { isUnknown, type Known, unknown } from '../model/known';
import type { Subnet } from '../model/network';
import type { Resource } from '../model/resource';
import { groupBy, type ResourceIndex, sortedById } from '../resource-index';
import { flagAt, knownOr, numberAt, textAt, valueAt } from '../value/field';
import { backupsOf } from './backups';
import { clusterMembers, memberName, memberZone } from './database-members';
import { idAt, idsAt, knownIdsAt } from './reference';
import { zonesOfSubnets } from './zone';

/** Ports where none is given, by the beginning of the engine's name. @see RDS API reference, CreateDBCluster (November 2026) */
const PORTS: readonly (readonly [engine: RegExp, port: number])[] = [
  [/^(aurora-postgresql|postgres)/, 5432],
  [/^(aurora-mysql|aurora$|mysql|mariadb)/, 3306],
  [/^(custom-)?oracle/, 1521],
  [/^(custom-)?sqlserver/, 1433],
];

interface Surroundings {
  readonly index: ResourceIndex;
  readonly subnets: ReadonlyMap<string, Subnet>;
}

const engineOf = ({ properties }: Resource): string => knownOr(textAt(properties, 'Engine'), '');

function portOf(resource: Resource): Known<number> {
  const standard = PORTS.find(([engine]) => engine.test(engineOf(resource)))?.[1];
  return numberAt(resource.properties, 'Port') ?? standard ?? unknown('the engine tells no port');
}

/** Subnets of the database's subnet group. */
function subnetIds({ index }: Surroundings, { properties }: Resource): Known<readonly string[]> {
  const name = idAt(properties, 'DBSubnetGroupName') ?? unknown('no subnet group is given');
  if (isUnknown(name)) return name;
  const group =
    index.get(name) ??
    index.ofType('AWS::RDS::DBSubnetGroup').find((other) => textAt(other.properties, 'DBSubnetGroupName') === name);
  return idsAt(group?.properties, 'SubnetIds') ?? unknown(`subnet group ${name} is not among the files`);
}

/** Whether it has a public address: what one of its servers says, or that its subnets lead nowhere. */
function publicOf(
  { subnets }: Surroundings,
  servers: readonly Resource[],
  ids: Known<readonly string[]>,
): Known<boolean> {
  const said = servers.map(({ properties }) => flagAt(properties, 'PubliclyAccessible'));
  if (said.includes(true)) return true;
  if (said.length > 0 && said.every((flag) => flag === false)) return false;
  const isPrivate = !isUnknown(ids) && ids.length > 0 && ids.every((id) => subnets.get(id)?.public === false);
  return isPrivate ? false : unknown("'PubliclyAccessible' is not given, and follows the network");
}

function database(
  around: Surroundings,
  resource: Resource,
  servers: readonly Resource[],
  kind: Pick<Database, 'engine' | 'consistency'> & { readonly members: readonly DatabaseMember[] },
): Database {
  const { id, name, properties, place } = resource;
  const ids = subnetIds(around, resource);
  const serverless = valueAt(properties, 'ServerlessV2ScalingConfiguration');
  const unsaid = unknown('no capacity is given');
  return {
    id,
    name: knownOr(textAt(properties, 'DBClusterIdentifier') ?? textAt(properties, 'DBInstanceIdentifier'), name),
    ...kind,
    port: portOf(resource),
    subnets: knownOr(ids, []),
    securityGroups: knownIdsAt(properties, 'VpcSecurityGroupIds').concat(knownIdsAt(properties, 'VPCSecurityGroups')),
    publiclyAccessible: publicOf(around, servers, ids),
    backups: backupsOf(around.index, resource),
    place,
    ...(serverless !== undefined && {
      capacity: {
        min: numberAt(serverless, 'MinCapacity') ?? unsaid,
        max: numberAt(serverless, 'MaxCapacity') ?? unsaid,
      },
    }),
  };
}

/** Servers that RDS itself spreads over three zones. @see RDS user guide, Multi-AZ DB cluster deployments (November 2026) */
function multiZoneMembers({ name, place }: Resource): readonly DatabaseMember[] {
  const zone = unknown('RDS puts each server into another zone');
  return (['writer', 'reader', 'reader'] as const).map((role, number) => ({
    name: `${name} ${number}`,
    role,
    zone,
    place,
  }));
}

function ofCluster(around: Surroundings, resource: Resource, instances: readonly Resource[]): Database {
  const zones = zonesOfSubnets(around.subnets, subnetIds(around, resource));
  if (engineOf(resource).startsWith('aurora')) {
    const members = clusterMembers(instances, zones);
    return database(around, resource, instances, { engine: 'aurora', consistency: 'shared-storage', members });
  }
  const members = multiZoneMembers(resource);
  return database(around, resource, [resource], { engine: 'rds', consistency: 'writer-and-readers', members });
}

/** A standby is a server that nobody reads, in a zone of RDS' choice. */
function instanceMembers(resource: Resource, zones: Known<readonly string[]>): readonly DatabaseMember[] {
  const { properties, place } = resource;
  const [name, standsBy] = [memberName(resource), flagAt(properties, 'MultiAZ') === true];
  const other = unknown('RDS chooses another zone than the writer has');
  return [
    { name, role: 'writer', zone: memberZone(resource, zones), place },
    ...(standsBy ? [{ name: `${name} (standby)`, role: 'reader' as const, zone: other, place }] : []),
  ];
}

function ofInstance(around: Surroundings, resource: Resource, replicas: readonly Resource[]): Database {
  const zones = zonesOfSubnets(around.subnets, subnetIds(around, resource));
  const readers = replicas.map((replica) => ({
    name: memberName(replica),
    role: 'reader' as const,
    zone: memberZone(replica, zones),
    place: replica.place,
  }));
  const members = [...instanceMembers(resource, zones), ...readers];
  return database(around, resource, [resource, ...replicas], {
    engine: 'rds',
    consistency: 'writer-and-readers',
    members,
  });
}

const ownerOf = (field: string) => (resource: Resource) => knownOr(idAt(resource.properties, field), undefined);

/** Databases of RDS: Aurora clusters, clusters over three zones, and single ones with their standby and replicas. */
export function awsDatabases(index: ResourceIndex, subnets: ReadonlyMap<string, Subnet>): readonly Database[] {
  const around = { index, subnets };
  const instances = index.ofType('AWS::RDS::DBInstance');
  const members = groupBy(instances, ownerOf('DBClusterIdentifier'));
  const replicas = groupBy(instances, ownerOf('SourceDBInstanceIdentifier'));
  const alone = instances.filter(
    ({ properties }) =>
      valueAt(properties, 'DBClusterIdentifier') === undefined &&
      valueAt(properties, 'SourceDBInstanceIdentifier') === undefined,
  );
  return sortedById([
    ...index.ofType('AWS::RDS::DBCluster').map((cluster) => ofCluster(around, cluster, members.get(cluster.id) ?? [])),
    ...alone.map((instance) => ofInstance(around, instance, replicas.get(instance.id) ?? [])),
  ]);
}
