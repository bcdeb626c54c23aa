import { ordinals } from '../kubernetes/ordinals';
import { commands, STARTS_COCKROACH } from '../kubernetes/role';
import type { Database, DatabaseMember } from '../model/database';
import { type Known, unknown } from '../model/known';
import type { Place } from '../model/place';
import type { Resource, Value } from '../model/resource';
import type { Workload } from '../model/workload';
import { groupBy } from '../resource-index';
import { entriesAt, itemsAt, knownOr, textAt, valueAt } from '../value/field';

/** Copies of a range unless a zone configuration says otherwise. @see CockroachDB v26.2, replication zones, num_replicas */
const COPIES = 3;

/** Port of SQL clients unless the start says otherwise. @see CockroachDB v26.2, cockroach start, --sql-addr */
const PORT = 26_257;

/** Labels that the downward API fills in with the zone of the node. @see KEP-4742 */
const ZONE_LABEL = /topology\.kubernetes\.io\/zone/;

const flag = (command: string, name: string): string | undefined =>
  new RegExp(`--${name}[= ]([^\\s]+)`).exec(command)?.[1];

/** Whether a variable of the container takes the zone from the node that the pod runs on. */
function takesZone(spec: Value, variable: string): boolean {
  return itemsAt(spec, 'containers')
    .flatMap((container) => itemsAt(container, 'env'))
    .some(
      (one) =>
        textAt(one, 'name') === variable && ZONE_LABEL.test(knownOr(textAt(one, 'valueFrom.fieldRef.fieldPath'), '')),
    );
}

function knowsZones(spec: Value, command: string): Known<boolean> {
  if (/--locality-file[= ]/.test(command)) return unknown('the locality stands in a file that is written at the start');
  const locality = flag(command, 'locality');
  const [, zone] = /(?:^|,)zone=([^,]*)/.exec(locality ?? '') ?? [];
  if (zone === undefined) return false;
  const [, variable] = /^\$[({]?(\w+)[)}]?$/.exec(zone) ?? [];
  // a zone that is written down is the same for all members
  if (variable === undefined) return false;
  return takesZone(spec, variable) || unknown(`where variable ${variable} comes from cannot be told`);
}

function portOf(command: string): number {
  const address = flag(command, 'sql-addr') ?? flag(command, 'listen-addr') ?? '';
  const [, port] = /:(\d+)$/.exec(address) ?? [];
  return port === undefined ? PORT : Number(port);
}

const members = ({ name, replicas, place }: Workload): readonly DatabaseMember[] =>
  ordinals(replicas.min, 0).map((ordinal) => ({ name: `${name}-${ordinal}`, role: 'equal', place }));

const BACKUP = /\bBACKUP\b[^;]*\bINTO\s+'(?:gs|s3):\/\//;

/** SQL in the namespace of a database that has it backed up into a bucket. */
function backupPlaces(resources: readonly Resource[]): ReadonlyMap<string, readonly Place[]> {
  const scripts = resources.flatMap(({ type, cluster, namespace, properties, place }) =>
    (type === 'v1 ConfigMap' ? entriesAt(properties, 'data') : [])
      .filter(([, text]) => typeof text === 'string' && BACKUP.test(text))
      .map(([key]) => ({ home: `${cluster} ${namespace}`, place: { ...place, field: `data.${key}` } })),
  );
  const homes = groupBy(scripts, ({ home }) => home);
  return new Map([...homes].map(([home, found]) => [home, found.map(({ place }) => place)]));
}

/** Databases that CockroachDB's pods make up: all members of one StatefulSet are one. */
export function cockroachDatabases(
  resources: readonly Resource[],
  workloads: readonly Workload[],
): readonly Database[] {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const backups = backupPlaces(resources);
  return workloads.flatMap((workload) => {
    const spec = valueAt(byId.get(workload.id)?.properties, 'spec.template.spec') ?? {};
    const command = commands(spec).find((one) => STARTS_COCKROACH.test(one));
    if (workload.role !== 'quorum' || command === undefined) return [];
    return [
      {
        id: workload.id,
        name: workload.name,
        engine: 'cockroachdb',
        consistency: 'majority',
        members: members(workload),
        workload: workload.id,
        knowsZones: knowsZones(spec, command),
        copies: COPIES,
        port: portOf(command),
        subnets: [],
        securityGroups: [],
        publiclyAccessible: false,
        backups: backups.get(`${workload.cluster} ${workload.namespace}`) ?? [],
        place: workload.place,
      },
    ];
  });
}
