import type { ClusterInfo } from '@aws-quickstart/eks-blueprints';
import { type CfnResource, Stack } from 'aws-cdk-lib';
import type { ICluster } from 'aws-cdk-lib/aws-eks-v2';
import type { Construct } from 'constructs';
import type { EksClusterPlan } from '../../scenario';
import { ChartNamespace, type ChartNamespaceProps, network } from '../../workloads';
import { NAME_SERVERS } from '../eks-profile';
import { kubernetesApi } from '../kubernetes-api';
import { applyManifests } from '../manifests';

/** Properties for {@link chartNamespace}. */
export interface EksChartNamespaceProps extends Pick<ChartNamespaceProps, 'name' | 'webhook' | 'paths'> {
  /** The cluster: where its Kubernetes API answers. */
  readonly cluster: Pick<EksClusterPlan, 'serviceCidr'>;
}

/** Defines a chart's namespace on EKS with its policies. EKS calls webhooks from its addresses in the private subnets. */
export function chartNamespace(
  info: ClusterInfo,
  id: string,
  { cluster: plan, ...props }: EksChartNamespaceProps,
): Construct {
  const cluster = info.clusterv2 as ICluster;
  const kubectlReady = cluster.node.findChild('KubectlReadyBarrier') as CfnResource;
  return applyManifests(Stack.of(cluster), id, { cluster, kubectlReady }, (chart) => {
    new ChartNamespace(chart, props.name, {
      ...props,
      nameServers: NAME_SERVERS,
      kubernetesApi: kubernetesApi({ cluster: plan }, { cluster }),
      apiServers: cluster.vpc.privateSubnets.map(({ ipv4CidrBlock }) => network(ipv4CidrBlock)),
    });
  });
}
