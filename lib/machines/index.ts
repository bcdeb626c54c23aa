// What a machine of the clouds offers to pods: arithmetic over its type's name.
// Both what declares and what judges rest on it.
export { EKS_PODS_PER_NODE, instanceAllocatable, instancePods } from './aws-instance-allocatable';
export { instanceSize } from './aws-instance-size';
export { isKnownMachine, machineAllocatable } from './google-machine-allocatable';
