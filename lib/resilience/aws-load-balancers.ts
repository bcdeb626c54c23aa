import type { LoadBalancer, Topology } from '../topology';

const DECLARED = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

/**
 * Load balancers of AWS, also those that a controller makes of an Ingress or a Service. In a system of both clouds these
 * cannot be told from those of Google Cloud, so that only declared ones are given.
 */
export function awsLoadBalancers({ clouds, loadBalancers, resources }: Topology): readonly LoadBalancer[] {
  if (!clouds.includes('aws')) return [];
  if (!clouds.includes('google')) return loadBalancers;
  const declared = new Set(resources.flatMap(({ id, type }) => (type === DECLARED ? [id] : [])));
  return loadBalancers.filter(({ place }) => declared.has(place.resource));
}
