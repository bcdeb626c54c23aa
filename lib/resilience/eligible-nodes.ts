import { isUnknown, type Known, type NodeGroup, type PodTemplate, type Requirement, unknown } from '../topology';
import { satisfies } from './selects';
import { toleratesAll } from './tolerations';
import { ZONE_KEY } from './topology-keys';

/** Nodes that a pod may be put on: a group, and those of its zones in which it may. */
export interface EligibleNodes {
  readonly group: NodeGroup;
  readonly zones: readonly string[];
}

/** What of a pod decides; the scheduler can be told to leave either out where it counts zones. */
export interface Heeded {
  readonly affinity: boolean;
  readonly taints: boolean;
}

/** Labels that every node has with a value of its own or of its machine. */
const VALUES_OF_THE_MACHINE = ['kubernetes.io/hostname', 'kubernetes.io/arch'];

function labelOf(group: NodeGroup, zone: string, key: string): Known<string | undefined> {
  const stated = group.labels[key];
  if (stated !== undefined) return stated;
  switch (key) {
    case ZONE_KEY:
      return zone;
    case 'kubernetes.io/os':
      return 'linux';
    case 'node.kubernetes.io/instance-type':
      return group.instanceType;
    case 'cloud.google.com/gke-nodepool':
    case 'eks.amazonaws.com/nodegroup':
      return group.name;
    default:
      return VALUES_OF_THE_MACHINE.includes(key) ? unknown(`label ${key} of the nodes of ${group.name}`) : undefined;
  }
}

/** Whether all requirements hold; unknown when that hangs on a label that cannot be told. */
function holds(requirements: readonly Requirement[], group: NodeGroup, zone: string): Known<boolean> {
  let doubt: Known<boolean> = true;
  for (const requirement of requirements) {
    const value = labelOf(group, zone, requirement.key);
    if (isUnknown(value)) doubt = value;
    else if (!satisfies(requirement, value)) return false;
  }
  return doubt;
}

function attracts(pod: PodTemplate, group: NodeGroup, zone: string): Known<boolean> {
  const selector = Object.entries(pod.nodeSelector).map(
    ([key, value]): Requirement => ({ key, operator: 'In', values: [value] }),
  );
  const selected = holds(selector, group, zone);
  if (selected === false || pod.nodeAffinity.length === 0) return selected;
  const terms = pod.nodeAffinity.map((term) => holds(term, group, zone));
  if (terms.includes(true)) return selected;
  return terms.find(isUnknown) ?? false;
}

function zonesOf(pod: PodTemplate, group: NodeGroup, affinity: boolean): Known<readonly string[]> {
  if (isUnknown(group.zones)) return unknown(`zones of node group ${group.name}: ${group.zones.unknown}`);
  if (!affinity) return group.zones;
  const zones: string[] = [];
  for (const zone of group.zones) {
    const attracted = attracts(pod, group, zone);
    if (isUnknown(attracted)) return attracted;
    if (attracted) zones.push(zone);
  }
  return zones;
}

/**
 * The nodes that a pod may be put on: required labels, required node affinity, and taints against tolerations.
 *
 * @param groups - node groups of the pod's cluster
 */
export function eligibleNodes(
  pod: PodTemplate,
  groups: readonly NodeGroup[],
  heeded: Heeded = { affinity: true, taints: true },
): Known<readonly EligibleNodes[]> {
  const eligible: EligibleNodes[] = [];
  for (const group of groups) {
    if (heeded.taints && !toleratesAll(pod.tolerations, group.taints)) continue;
    const zones = zonesOf(pod, group, heeded.affinity);
    if (isUnknown(zones)) return zones;
    if (zones.length > 0) eligible.push({ group, zones });
  }
  return eligible;
}
