/** Kinds of Config Connector whose availability the rules judge. @see CRDs of Config Connector 1.155.0 */
export const CONTAINER_CLUSTER = 'container.cnrm.cloud.google.com/v1beta1 ContainerCluster';
export const CONTAINER_NODE_POOL = 'container.cnrm.cloud.google.com/v1beta1 ContainerNodePool';
export const EXTERNAL_VPN_GATEWAY = 'compute.cnrm.cloud.google.com/v1beta1 ComputeExternalVPNGateway';
export const ROUTER_NAT = 'compute.cnrm.cloud.google.com/v1beta1 ComputeRouterNAT';
export const INSTANCE = 'compute.cnrm.cloud.google.com/v1beta1 ComputeInstance';
export const INSTANCE_GROUP_MANAGER = 'compute.cnrm.cloud.google.com/v1beta1 ComputeInstanceGroupManager';
export const DISK = 'compute.cnrm.cloud.google.com/v1beta1 ComputeDisk';
export const SQL_INSTANCE = 'sql.cnrm.cloud.google.com/v1beta1 SQLInstance';
export const REDIS_INSTANCE = 'redis.cnrm.cloud.google.com/v1beta1 RedisInstance';

const REGION = /^[a-z]+-[a-z]+\d+$/;

/** Whether the location is a region, e.g. `europe-west3`, and not one of its zones, e.g. `europe-west3-a`. */
export function isGoogleRegion(location: string): boolean {
  return REGION.test(location);
}
