import { type Known, unknown } from '../model/known';
import type { Machine } from '../model/network';
import type { Resource } from '../model/resource';
import { type ResourceIndex, sortedById } from '../resource-index';
import { textAt } from '../value/field';
import { zonalLocation } from './location';
import { cloudName, knownRef, ofKind } from './reference';

/** Zone of the machines of a group: of a regional one it is Google's choice. */
function groupZone(group: Resource): Known<string> {
  return zonalLocation(group) ?? unknown('a regional group puts its machines into several zones');
}

/** Machines alone, and groups of alike ones. */
export function googleMachines(index: ResourceIndex): readonly Machine[] {
  const alone = ofKind(index, 'ComputeInstance').map((resource) => ({
    id: resource.id,
    name: cloudName(resource),
    zone: textAt(resource.properties, 'spec.zone') ?? unknown('the machine names no zone'),
    subnet: knownRef(index, resource, 'spec.networkInterface.0.subnetworkRef', 'ComputeSubnetwork'),
    securityGroups: [],
    place: resource.place,
  }));
  const groups = ofKind(index, 'ComputeInstanceGroupManager').map((resource) => ({
    id: resource.id,
    name: cloudName(resource),
    zone: groupZone(resource),
    securityGroups: [],
    group: resource.id,
    place: resource.place,
  }));
  return sortedById([...alone, ...groups]);
}
