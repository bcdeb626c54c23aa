import { type Assessment, assess, RULES } from '../lib/resilience';
import { readTopologies } from '../lib/topology';
import { readFolder } from './read-folder';

/**
 * Runs the rules over each system that a folder declares.
 *
 * @param name - what the findings call the folder
 * @throws when there is nothing to judge: an empty folder must not look like one that passed
 */
export function assessFolder(folder: string, name: string): readonly Assessment[] {
  const topologies = readTopologies(name, readFolder(folder));
  if (topologies.every(({ resources, unreadable }) => resources.length + unreadable.length === 0)) {
    throw new Error(`'${folder}' holds no template and no manifest: name a folder that was synthesized, e.g. cdk.out`);
  }
  return topologies.map((topology) => assess(topology, RULES));
}
