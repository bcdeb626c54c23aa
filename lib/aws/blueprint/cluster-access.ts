import type { ClusterInfo } from '@aws-quickstart/eks-blueprints';
import type { CfnResource } from 'aws-cdk-lib';
import type { Cluster, ICluster } from 'aws-cdk-lib/aws-eks-v2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { externalSecretsRole } from './external-secrets-role';
import { VOLUME_KEY } from './volume-key';

/** A cluster, for what is put into it. */
export interface ClusterAccess {
  readonly cluster: ICluster;
  /** Whatever speaks to the Kubernetes API must depend on it: from then on the kubectl role may. */
  readonly kubectlReady: CfnResource;
  /** Literal name of the cluster. */
  readonly clusterName: string;
  /** Key of the nodes' disks and of persistent volumes. */
  readonly volumeKey: IKey;
  /** Role of External Secrets: it reads what a `SecretAccess` names. */
  readonly secretsReader: IRole;
}

/** What an add-on, or a finished blueprint, knows of its cluster. */
export function clusterAccess(info: ClusterInfo, clusterName: string): ClusterAccess {
  const cluster = info.clusterv2 as Cluster;
  const kubectlReady = cluster.node.findChild('KubectlReadyBarrier') as CfnResource;
  return {
    cluster,
    kubectlReady,
    clusterName,
    volumeKey: info.getRequiredResource<IKey>(VOLUME_KEY),
    secretsReader: externalSecretsRole(cluster),
  };
}
