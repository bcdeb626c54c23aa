import type { Database, PodTemplate, SynchronousReplication, Topology, Workload } from '../../lib/topology';
import { only } from './declared';
import { nodeGroup, ZONES } from './sample-network';
import { place } from './sample-place';
import { named, pod, ZONE_KEY } from './sample-pod';
import { database } from './sample-topology';
import { statefulSet } from './sample-workloads';

/** Id of the cluster `data/orders` of CloudNativePG. */
export const POSTGRES = 'Cluster data/orders';

/** The pods that the operator makes: no two in a zone. */
export const instances = (count: number, changes: Partial<PodTemplate> = {}): Workload =>
  statefulSet('orders', {
    id: POSTGRES,
    kind: 'Cluster',
    place: place(POSTGRES),
    origin: { kind: 'operator', operator: 'cloudnative-pg', resource: POSTGRES },
    replicas: { min: count, max: count, place: place(POSTGRES, 'spec.instances') },
    pod: pod('orders', {
      spread: [],
      antiAffinity: [{ topologyKey: ZONE_KEY, hard: true, selector: named('orders'), matchLabelKeys: [] }],
      ...changes,
    }),
  });

export const synchronous = (changes: Partial<SynchronousReplication> = {}): SynchronousReplication => ({
  number: 1,
  method: 'any',
  durability: 'required',
  failoverQuorum: true,
  ...changes,
});

/** A cluster of CloudNativePG with one writer and two readers in three zones. */
export function postgres(changes: Partial<Database> = {}, pods = instances(3)): Topology {
  const cluster = database({
    id: POSTGRES,
    engine: 'cloudnative-pg',
    consistency: 'writer-and-readers',
    workload: POSTGRES,
    knowsZones: undefined,
    copies: undefined,
    synchronous: synchronous(),
    port: 5432,
    place: place(POSTGRES),
    ...changes,
  });
  return only({
    nodeGroups: ZONES.map((zone) => nodeGroup(`nodes-${zone}`, [zone])),
    workloads: [pods],
    databases: [cluster],
  });
}
