import type { ClusterInfo } from '@aws-quickstart/eks-blueprints';
import { Stack } from 'aws-cdk-lib';
import { type ICluster, KubernetesManifest } from 'aws-cdk-lib/aws-eks-v2';

const RESTRICTED = ['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted']);

/** Defines a chart's namespace, where Pod Security is restricted. A chart cannot label the namespace that it is put into. */
export function chartNamespace(info: ClusterInfo, id: string, name: string): KubernetesManifest {
  return new KubernetesManifest(Stack.of(info.cluster), id, {
    cluster: info.clusterv2 as ICluster,
    manifest: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: Object.fromEntries(RESTRICTED) } }],
  });
}
