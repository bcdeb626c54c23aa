import type { CloudPart } from '../cloud-part';
import type { Resource } from '../model/resource';
import { type ResourceIndex, resourceIndex, sortedById } from '../resource-index';
import { autoScaledNodes } from './auto-scaling-groups';
import { awsClusters, eksClusters } from './clusters';
import { awsDatabases } from './databases';
import { awsDnsNames } from './dns-names';
import { autoModeNodePools, karpenterNodePools } from './karpenter';
import { awsLinks } from './links';
import { awsLoadBalancers } from './load-balancers';
import { awsMachines } from './machines';
import { awsNats } from './nats';
import { eksNodeGroups } from './node-groups';
import { awsPrivateEndpoints } from './private-endpoints';
import { awsAccessRules } from './security-groups';
import { awsSubnets } from './subnets';
import { awsZones } from './zone';

/** Types whose resources name a zone. */
const ZONAL = ['AWS::EC2::Subnet', 'AWS::EC2::Instance', 'AWS::RDS::DBInstance', 'AWS::EC2::Volume'];

const zonal = (index: ResourceIndex): readonly Resource[] => index.ofType(...ZONAL);

/** What the CloudFormation resources of a system say of it. */
export function readAws(resources: readonly Resource[]): CloudPart {
  const index = resourceIndex(resources);
  const subnetList = awsSubnets(index);
  const subnets = new Map(subnetList.map((subnet) => [subnet.id, subnet]));
  const clusters = eksClusters(index);
  const accessRules = awsAccessRules(index, clusters);
  return {
    zones: awsZones(zonal(index)),
    clusters: awsClusters(clusters, subnets),
    nodeGroups: sortedById([
      ...eksNodeGroups(index, clusters, subnets),
      ...autoScaledNodes(index, clusters, subnets),
      ...karpenterNodePools(index, clusters, subnets),
      ...autoModeNodePools(clusters, subnets),
    ]),
    databases: awsDatabases(index, subnets),
    subnets: subnetList,
    nats: awsNats(index, subnets),
    privateEndpoints: awsPrivateEndpoints(index, subnets),
    loadBalancers: awsLoadBalancers(index, subnets, accessRules),
    links: awsLinks(index),
    machines: awsMachines(index, clusters, subnets),
    accessRules,
    dnsNames: awsDnsNames(index),
  };
}
