import { instanceAllocatable } from '../machines';
import { fits, type Resources } from '../zones';

/** Instance types for the nodes of the services. None shares its cores. */
export const INSTANCE_TYPE = /^(?:m6i|m7i|m7a|c7i|r7i)\.(?:large|xlarge|2xlarge|4xlarge|8xlarge)$/;

/** Families that a database's nodes are chosen from, for the same CPUs the one with the least memory first. */
const DATABASE_FAMILIES = ['c7i', 'm7i', 'r7i'];

/** Sizes that a database's nodes are chosen from, the fewest CPUs first. */
const DATABASE_SIZES = 'large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge'.split(' ');

/** The largest instance type that {@link smallestInstanceType} chooses. */
export const LARGEST_INSTANCE_TYPE = 'r7i.48xlarge';

/** The smallest instance type whose node holds the pod: the fewest CPUs, then the least memory. None may be large enough. */
export function smallestInstanceType(pod: Resources): string | undefined {
  return DATABASE_SIZES.flatMap((size) => DATABASE_FAMILIES.map((family) => `${family}.${size}`)).find((type) =>
    fits(pod, instanceAllocatable(type)),
  );
}
