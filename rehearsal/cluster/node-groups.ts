import { type NodeGroup as DeclaredGroup, isUnknown, type Known } from '../../lib/topology';
import type { Output } from '../output';

/** Nodes of one kind in one zone: all that the rehearsal needs to know to make them. */
export interface NodeGroup {
  readonly name: string;
  readonly zone: string;
  /** Nodes that are always there. */
  readonly fewest: number;
  /** Nodes that the autoscaler may grow it to. */
  readonly most: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
  /** What a node offers to pods, as Kubernetes quantities. */
  readonly allocatable: { readonly cpu: string; readonly memory: string; readonly pods: string };
}

function told<Fact>(group: DeclaredGroup, fact: Known<Fact>): Fact {
  if (isUnknown(fact)) throw new Error(`${group.id} cannot be rehearsed: ${fact.unknown}`);
  return fact;
}

function groupsOf(group: DeclaredGroup): readonly NodeGroup[] {
  const { millicores, bytes, pods } = told(group, group.allocatable);
  return told(group, group.zones).map((zone) => ({
    // a node is named after its group, and names of nodes are host names
    name: group.name.toLowerCase(),
    zone,
    fewest: told(group, group.perZone.min),
    most: told(group, group.perZone.max),
    labels: group.labels,
    taints: group.taints,
    allocatable: { cpu: `${millicores}m`, memory: String(bytes), pods: String(pods) },
  }));
}

/**
 * The node groups of the output, one for each group and zone.
 *
 * @throws when the files do not tell what a group's nodes are
 */
export const nodeGroups = ({ topologies }: Output): readonly NodeGroup[] =>
  topologies.flatMap((topology) => topology.nodeGroups.flatMap(groupsOf));

/** The zones of the groups, in order. */
export const zonesOf = (groups: readonly NodeGroup[]): readonly string[] =>
  [...new Set(groups.map(({ zone }) => zone))].sort();

/** Whether pods without tolerations may run there. */
export const isGeneral = ({ taints }: NodeGroup): boolean => taints.length === 0;
