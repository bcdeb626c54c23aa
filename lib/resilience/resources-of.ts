import type { Resource, Topology } from '../topology';

/** The resources of these types: `AWS::RDS::DBCluster`, or apiVersion and kind. */
export function resourcesOf(topology: Topology, ...types: readonly string[]): readonly Resource[] {
  return topology.resources.filter(({ type }) => types.includes(type));
}
