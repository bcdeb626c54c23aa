import type { Cluster } from '../model/cluster';
import { isUnknown, type Known, unknown } from '../model/known';
import type { Subnet } from '../model/network';
import type { Resource, Value } from '../model/resource';
import type { ResourceIndex } from '../resource-index';
import { type FieldPath, knownOr, textAt, valueAt } from '../value/field';
import { idAt, idsAt } from './reference';
import { zonesOfSubnets } from './zone';

/** An EKS cluster, and the ids by which other resources know it. */
export interface EksCluster {
  readonly resource: Resource;
  readonly name: Known<string>;
  readonly version: Known<string>;
  /** Subnets of its control plane's addresses. */
  readonly subnets: Known<readonly string[]> | undefined;
  /** What else is declared with it. */
  readonly config: Value | undefined;
}

/** Fields of both ways to declare a cluster: CloudFormation's own, and the CDK's custom resource (aws-eks before v2). */
const DECLARATIONS: readonly (readonly [type: string, config: FieldPath, fields: readonly [string, string, string]])[] =
  [
    ['AWS::EKS::Cluster', [], ['Name', 'Version', 'ResourcesVpcConfig.SubnetIds']],
    ['Custom::AWSCDK-EKS-Cluster', 'Config', ['name', 'version', 'resourcesVpcConfig.subnetIds']],
  ];

/** The EKS clusters of the files. */
export function eksClusters(index: ResourceIndex): readonly EksCluster[] {
  return DECLARATIONS.flatMap(([type, path, [name, version, subnets]]) =>
    index.ofType(type).map((resource) => {
      const config = valueAt(resource.properties, path);
      return {
        resource,
        config,
        name: textAt(config, name) ?? unknown('EKS gives it a name at the deploy'),
        version: textAt(config, version) ?? unknown('EKS takes its newest version'),
        subnets: idsAt(config, subnets),
      };
    }),
  );
}

/** Id of the cluster that the value names: by reference, or by its name. */
export function clusterIdAt(clusters: readonly EksCluster[], value: Value | undefined, path: FieldPath): string {
  const id = knownOr(idAt(value, path), '');
  return clusters.find(({ resource, name }) => resource.id === id || name === id)?.resource.id ?? id;
}

/** Clusters. A control plane has its addresses in the zones of its subnets. */
export function awsClusters(clusters: readonly EksCluster[], subnets: ReadonlyMap<string, Subnet>): readonly Cluster[] {
  return clusters.map((cluster) => ({
    id: cluster.resource.id,
    name: isUnknown(cluster.name) ? cluster.resource.name : cluster.name,
    platform: 'eks',
    place: cluster.resource.place,
    version: cluster.version,
    controlPlaneZones: zonesOfSubnets(subnets, cluster.subnets),
  }));
}
