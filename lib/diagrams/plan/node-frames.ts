import { type EligibleNodes, eligibleNodes } from '../../resilience';
import { isUnknown, type NodeGroup, type Topology, type Workload } from '../../topology';
import type { Frame } from './plan';

/** What CloudFormation's tools append to a name. */
const LOGICAL_ID = /[0-9A-F]{8}$/;

/** Nodes that the pods of a workload may be put on; none where that is not known. */
export function nodesOf(topology: Topology, workload: Workload | undefined): readonly NodeGroup[] {
  if (workload === undefined || isUnknown(workload.pod)) return [];
  const own = topology.nodeGroups.filter(({ cluster }) => cluster === workload.cluster);
  const found = eligibleNodes(workload.pod, own);
  return isUnknown(found) ? [] : found.map(({ group }: EligibleNodes) => group);
}

const inZone = ({ zones }: NodeGroup, zone: string): boolean => !isUnknown(zones) && zones.includes(zone);

function sizes({ perZone, min, max }: NodeGroup): string {
  const [least, most] = [perZone.min, perZone.max];
  if (!isUnknown(least) && !isUnknown(most)) return least === most ? `${most} nodes` : `${least}–${most} nodes`;
  return isUnknown(min) || isUnknown(max) ? 'nodes' : `${min}–${max} nodes in all zones`;
}

function label(group: NodeGroup): string {
  const name = LOGICAL_ID.test(group.name) ? undefined : group.name;
  const type = isUnknown(group.instanceType) ? undefined : group.instanceType;
  // a pool that is named by its machine type says it once
  return [name, type !== undefined && name?.includes(type) ? undefined : type, sizes(group)]
    .filter(Boolean)
    .join(' · ');
}

/** A border for the nodes in each zone. */
export function nodeFrames(groups: readonly NodeGroup[], zones: readonly string[]): readonly (Frame | undefined)[] {
  if (groups.length === 0) return [];
  return zones.map((zone) => {
    const here = groups.filter((group) => inZone(group, zone));
    const [only, ...others] = here;
    if (only === undefined) return undefined;
    return {
      label: others.length === 0 ? label(only) : `${here.length} node groups`,
      icon: 'nodes',
      sources: here.map(({ place }) => place.resource),
    };
  });
}
