import { flagAt, type Known, type Resource } from '../../topology';
import { ZONE_COUNT } from '../../zones';
import { claimOf, inWords, judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Rule } from '../rule';
import { atLeast, zonesFound, zonesInWords } from '../zones-found';

/** EKS: the endpoint is public alone where nothing is said. */
function privateAccess({ type, properties }: Resource): Known<boolean> | undefined {
  return type === 'AWS::EKS::Cluster'
    ? flagAt(properties, 'ResourcesVpcConfig.EndpointPrivateAccess')
    : flagAt(properties, 'Config.resourcesVpcConfig.endpointPrivateAccess');
}

/** The subnets of an EKS control plane are in three zones, and nodes reach it inside of the network. */
export const requireMultiZoneControlPlane: Rule = {
  id: 'HA-AWS-003',
  name: 'require-multi-zone-control-plane',
  claim: 'An EKS cluster has subnets in at least three zones and a private endpoint.',
  why: 'EKS puts the network interfaces of its API servers into these subnets. Without a private endpoint nodes reach the API by their NAT gateway, and lose it with that.',
  remedy: 'Give the cluster a subnet in each zone and switch private access to its endpoint on.',
  severity: 'warning',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html',
  *check(topology) {
    for (const cluster of topology.clusters) {
      if (cluster.platform !== 'eks' || !cluster.place) continue;
      const found = zonesFound([cluster.controlPlaneZones]);
      yield judge(cluster.place, atLeast(found, ZONE_COUNT), {
        part: 'zones',
        seen: zonesInWords(found),
        expected: `subnets in ${ZONE_COUNT} zones`,
      });
    }
    for (const resource of resourcesOf(topology, 'AWS::EKS::Cluster', 'Custom::AWSCDK-EKS-Cluster')) {
      const access = privateAccess(resource);
      yield judge(
        resource.place,
        claimOf(access, (on) => on),
        {
          part: 'endpoint',
          seen: `private access ${inWords(access)}`,
          expected: 'private access true',
        },
      );
    }
  },
};
