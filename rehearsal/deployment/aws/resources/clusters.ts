import type { Account } from '../account';
import type { Thing } from '../thing';
import type { Behaviour, Need, Properties } from './behaviour';

/** Whatever belongs to a cluster is refused until it is ACTIVE. @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessEntry.html */
const CLUSTER: readonly Need[] = [{ property: 'ClusterName', type: 'AWS::EKS::Cluster' }];

/** Pods that hold volumes keep them attached when nobody is left to detach them. @see aws-ebs-csi-driver issue 1246 */
const STORAGE_DRIVER = 'aws-ebs-csi-driver';

async function volumesHeld(addon: Thing, account: Account): Promise<string | undefined> {
  if (addon.properties.AddonName !== STORAGE_DRIVER) return undefined;
  const claims = (await account.kubernetes?.volumeUsers()) ?? [];
  return claims.length > 0 ? `${STORAGE_DRIVER} is deleted while ${claims.join(', ')} have volumes` : undefined;
}

const minor = (version: unknown): number => Number(String(version).split('.')[1]);

/** @see https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html (November 2026) */
function oneMinorVersion({ properties }: Thing, next: Properties, changed: readonly string[]): string | undefined {
  if (!changed.includes('Version')) return undefined;
  const step = minor(next.Version) - minor(properties.Version);
  return step === 1
    ? undefined
    : `Unsupported Kubernetes minor version update from ${properties.Version} to ${next.Version}`;
}

/** Amazon EKS. */
export const CLUSTERS: Readonly<Record<string, Behaviour>> = {
  'AWS::EKS::Cluster': {
    seconds: { create: 600, update: 300, delete: 180 },
    name: 'Name',
    protection: 'DeletionProtection',
    heldBy: ['AWS::EKS::Nodegroup'],
    refuseUpdate: oneMinorVersion,
    attribute: ({ id }, attribute) => {
      if (attribute === 'ClusterSecurityGroupId') return `sg-cluster-${id}`;
      if (attribute === 'Endpoint') return `https://${id}.eks.amazonaws.com`;
      return undefined;
    },
    leavesOut: 'Kubernetes itself is the API server of the rehearsal, which keeps its version',
  },
  'AWS::EKS::Nodegroup': {
    seconds: { create: 180, update: 300, delete: 240 },
    needs: CLUSTER,
    leavesOut: 'no machine joins; pods are not placed here, the rehearsal of the control plane does that',
  },
  'AWS::EKS::Addon': {
    seconds: { create: 60, update: 60, delete: 30 },
    needs: CLUSTER,
    once: ({ ClusterName, AddonName }) => `${ClusterName}/${AddonName}`,
    refuseDelete: volumesHeld,
    leavesOut: 'whether the region has the version',
  },
  'AWS::EKS::AccessEntry': {
    seconds: { create: 5, update: 5, delete: 5 },
    needs: CLUSTER,
    once: ({ ClusterName, PrincipalArn }) => `${ClusterName} for ${PrincipalArn}`,
    leavesOut: 'what its policies allow',
  },
  'AWS::EKS::PodIdentityAssociation': {
    seconds: { create: 5, update: 5, delete: 5 },
    needs: CLUSTER,
    once: ({ ClusterName, Namespace, ServiceAccount }) => `${ClusterName}/${Namespace}/${ServiceAccount}`,
    leavesOut: 'what the role allows',
  },
};
