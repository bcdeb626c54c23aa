import type { Cluster } from '../model/cluster';
import { type Known, unknown } from '../model/known';
import type { Resource } from '../model/resource';
import type { ResourceIndex } from '../resource-index';
import { textAt } from '../value/field';
import { zonalLocation, zonesAt } from './location';
import { cloudName, ofKind } from './reference';

/**
 * Zones of a cluster: those that it names, its own if it is zonal. A regional one that names none gets three of GKE's
 * choice.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/regional-clusters (November 2026)
 */
export function clusterZones(cluster: Resource): Known<readonly string[]> {
  const zonal = zonalLocation(cluster);
  return (
    zonesAt(cluster, 'spec.nodeLocations') ??
    (zonal === undefined ? unknown('GKE chooses three zones of the region') : [zonal])
  );
}

/** Zones of the control plane: one, of a zonal cluster, whatever the zones of its nodes. */
function controlPlaneZones(cluster: Resource): Known<readonly string[]> {
  const zonal = zonalLocation(cluster);
  return zonal === undefined ? clusterZones(cluster) : [zonal];
}

/** GKE clusters. */
export function googleClusters(index: ResourceIndex): readonly Cluster[] {
  return ofKind(index, 'ContainerCluster').map((cluster) => ({
    id: cluster.id,
    name: cloudName(cluster),
    platform: 'gke',
    place: cluster.place,
    version: textAt(cluster.properties, 'spec.minMasterVersion') ?? unknown('the release channel decides'),
    controlPlaneZones: controlPlaneZones(cluster),
  }));
}
