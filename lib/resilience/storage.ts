import { isUnknown, itemsAt, type Known, knownOr, type Topology, textAt, unknown, type Workload } from '../topology';

/** A claim that the pods of a workload use. */
export interface UsedClaim {
  readonly name: string;
  readonly accessModes: Known<readonly string[]>;
  /** Whether its volume can be used in one zone only. */
  readonly zonal: Known<boolean>;
  /** One claim for all replicas, or one for each. */
  readonly shared: boolean;
}

/** Looks up what the pods of a workload keep on volumes. */
export type Storage = (workload: Workload) => readonly UsedClaim[];

/** Reads the storage classes and the claims that exist by themselves. */
export function storage(topology: Topology): Storage {
  const classes = new Map(topology.storageClasses.map((each) => [`${each.cluster}\n${each.name}`, each]));
  const defaults = new Map(
    topology.storageClasses.filter(({ isDefault }) => isDefault).map((each) => [each.cluster, each]),
  );
  const claims = new Map(
    topology.resources
      .filter(({ type }) => type === 'v1 PersistentVolumeClaim')
      .map((each) => [`${each.namespace ?? 'default'}/${each.name}`, each.properties]),
  );
  const zonal = (cluster: string, name: Known<string> | undefined): Known<boolean> => {
    if (name !== undefined && isUnknown(name)) return name;
    const found = name === undefined ? defaults.get(cluster) : classes.get(`${cluster}\n${name}`);
    if (found) return found.zonal;
    return unknown(
      name === undefined ? "the cluster's default StorageClass" : `StorageClass ${name} is not in the files`,
    );
  };
  return (workload) => {
    const own = workload.claims.map(({ name, accessModes, storageClass }) => ({
      name,
      accessModes,
      zonal: zonal(workload.cluster, storageClass),
      shared: false,
    }));
    const named = (isUnknown(workload.pod) ? [] : workload.pod.claims).map((name): UsedClaim => {
      const found = claims.get(`${workload.namespace}/${name}`);
      if (!found) {
        const missing = unknown(`PersistentVolumeClaim ${workload.namespace}/${name} is not in the files`);
        return { name, accessModes: missing, zonal: missing, shared: true };
      }
      const accessModes = itemsAt(found, 'spec.accessModes').map((_, index) =>
        textAt(found, ['spec', 'accessModes', String(index)]),
      );
      return {
        name,
        accessModes: accessModes.find((mode) => mode === undefined || isUnknown(mode))
          ? unknown(`access modes of PersistentVolumeClaim ${workload.namespace}/${name}`)
          : accessModes.map((mode) => knownOr(mode, '')),
        zonal: zonal(workload.cluster, textAt(found, 'spec.storageClassName')),
        shared: true,
      };
    });
    return [...own, ...named];
  };
}

/** Whether a replica cannot leave the zone of its volumes. */
export function boundToItsZone(claims: readonly UsedClaim[]): Known<boolean> {
  if (claims.some(({ zonal }) => zonal === true)) return true;
  return claims.map(({ zonal }) => zonal).find(isUnknown) ?? false;
}
