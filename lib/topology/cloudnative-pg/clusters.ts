import { ordinals } from '../kubernetes/ordinals';
import { quantityBytes } from '../kubernetes/quantity';
import { labelsSelector } from '../kubernetes/selector';
import type { Database, SynchronousReplication } from '../model/database';
import { isUnknown, type Known, unknown } from '../model/known';
import type { Place } from '../model/place';
import type { Resource } from '../model/resource';
import type { Budget, VolumeClaim, Workload } from '../model/workload';
import { flagAt, itemsAt, numberAt, textAt, valueAt } from '../value/field';
import { instanceLabels, instancePod } from './instance-pod';
import { OPERATOR } from './operator-facts';

/** Id of the pods that the operator makes: they are no StatefulSet, but its own. */
const podsId = ({ namespace = 'default', name }: Resource): string => `Cluster ${namespace}/${name}`;

const instances = ({ properties }: Resource): Known<number> => numberAt(properties, 'spec.instances') ?? 1;

function claim({ properties, place }: Resource, field: string, name: string): readonly VolumeClaim[] {
  if (valueAt(properties, field) === undefined) return [];
  const size = textAt(properties, `${field}.size`) ?? unknown('the claim does not say how large it is');
  const storageClass = textAt(properties, `${field}.storageClass`);
  return [
    {
      name,
      ...(storageClass !== undefined && !isUnknown(storageClass) && { storageClass }),
      accessModes: ['ReadWriteOnce'],
      size: isUnknown(size) ? size : quantityBytes(size),
      place: { ...place, field },
    },
  ];
}

/** The pods of a `Cluster`. */
export function instanceWorkload(resource: Resource): Workload {
  const { cluster = '', namespace = 'default', name, place } = resource;
  const count = instances(resource);
  return {
    id: podsId(resource),
    kind: 'Cluster',
    namespace,
    name,
    cluster,
    place,
    origin: { kind: 'operator', operator: OPERATOR.name, resource: resource.id },
    role: 'quorum',
    replicas: { min: count, max: count, place: { ...place, field: 'spec.instances' } },
    selector: labelsSelector(instanceLabels(name)),
    pod: instancePod(resource),
    // one by one, the primary last
    rollout: { type: 'RollingUpdate', maxSurge: 0, maxUnavailable: 1 },
    claims: [...claim(resource, 'spec.storage', 'data'), ...claim(resource, 'spec.walStorage', 'wal')],
  };
}

/**
 * What the budgets of the operator come to: it makes one that keeps the primary and one that keeps all replicas but one, and
 * moves the primary away from a node that is drained. So one instance may go at a time; an only one may not.
 */
export function instanceBudgets(resource: Resource): readonly Budget[] {
  const { cluster = '', namespace = 'default', name, properties, place } = resource;
  if (flagAt(properties, 'spec.enablePDB') === false) return [];
  const count = instances(resource);
  return [
    {
      id: `PodDisruptionBudget ${namespace}/${name}`,
      cluster,
      namespace,
      selector: labelsSelector(instanceLabels(name)),
      ...(count === 1 ? { minAvailable: '1' } : { maxUnavailable: '1' }),
      evictsUnhealthy: false,
      place: { ...place, field: 'spec.enablePDB' },
    },
  ];
}

function synchronous({ properties }: Resource): SynchronousReplication | undefined {
  const settings = valueAt(properties, 'spec.postgresql.synchronous');
  if (settings === undefined) return undefined;
  return {
    number: numberAt(settings, 'number') ?? unknown('the number of synchronous readers is not given'),
    method: textAt(settings, 'method') === 'first' ? 'first' : 'any',
    durability: textAt(settings, 'dataDurability') === 'preferred' ? 'preferred' : OPERATOR.dataDurability,
    failoverQuorum: flagAt(settings, 'failoverQuorum') === true,
  };
}

/** Where the cluster archives to: its own field, or the store that a plugin is given. */
function backups({ namespace, properties, place }: Resource, stores: ReadonlyMap<string, Place>): readonly Place[] {
  const own = valueAt(properties, 'spec.backup.barmanObjectStore');
  const plugins = itemsAt(properties, 'spec.plugins').flatMap((plugin, index) => {
    const store = textAt(plugin, 'parameters.barmanObjectName');
    if (store === undefined) return [];
    return [stores.get(`${namespace}/${String(store)}`) ?? { ...place, field: `spec.plugins.${index}` }];
  });
  return [...(own === undefined ? [] : [{ ...place, field: 'spec.backup.barmanObjectStore' }]), ...plugins];
}

/** The database that a `Cluster` is: instance 1 is the first primary. */
export function postgresDatabase(resource: Resource, stores: ReadonlyMap<string, Place>): Database {
  const { name, place } = resource;
  const replication = synchronous(resource);
  return {
    id: resource.id,
    name,
    engine: 'cloudnative-pg',
    consistency: 'writer-and-readers',
    members: ordinals(instances(resource), 1).map((ordinal) => ({
      name: `${name}-${ordinal}`,
      role: ordinal === 1 ? 'writer' : 'reader',
      place,
    })),
    workload: podsId(resource),
    ...(replication && { synchronous: replication }),
    port: OPERATOR.port,
    subnets: [],
    securityGroups: [],
    publiclyAccessible: false,
    backups: backups(resource, stores),
    place,
  };
}
