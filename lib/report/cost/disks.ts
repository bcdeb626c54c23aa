import {
  isUnknown,
  itemsAt,
  type Known,
  type NodeGroup,
  numberAt,
  referenceAt,
  type Topology,
  type Value,
} from '../../topology';
import { total } from '../numbers';

const BYTES_PER_GIB = 2 ** 30;

function mappedGigabytes(properties: Value | undefined, path: string): Known<number> {
  return total(itemsAt(properties, path).map((mapping) => numberAt(mapping, 'Ebs.VolumeSize') ?? 0));
}

/** Gigabytes of disk that each node of a group brings: of its launch template on AWS, of its pool on Google Cloud. */
export function nodeGigabytes({ resources }: Topology, { place }: NodeGroup): Known<number> {
  const group = resources.find(({ id }) => id === place.resource);
  const template = referenceAt(group?.properties, 'LaunchTemplate.Id')?.reference;
  const launch = resources.find(({ id }) => id === template);
  if (launch) return mappedGigabytes(launch.properties, 'LaunchTemplateData.BlockDeviceMappings');
  return numberAt(group?.properties, 'spec.nodeConfig.diskSizeGb') ?? 0;
}

/** Gigabytes of the disks of machines that are no nodes. */
export const machineGigabytes = ({ resources, machines }: Topology): Known<number> =>
  total(
    machines.map(({ place }) =>
      mappedGigabytes(resources.find(({ id }) => id === place.resource)?.properties, 'BlockDeviceMappings'),
    ),
  );

/** Gigabytes that the claims of all workloads ask for, when the fewest replicas run. */
export const claimedGigabytes = ({ workloads }: Topology): Known<number> =>
  total(
    workloads.flatMap(({ claims, replicas }) =>
      claims.map(({ size }) => {
        if (isUnknown(size)) return size;
        return isUnknown(replicas.min) ? replicas.min : (size / BYTES_PER_GIB) * replicas.min;
      }),
    ),
  );
