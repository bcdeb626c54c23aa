import { addons, type ClusterInfo } from '@aws-quickstart/eks-blueprints';
import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EKS_ADD_ONS } from './add-on-versions';
import { replicatedController } from './replicated-controller';

/** Moves volumes when pods move. Its StorageClass is our own: `EncryptedStorageClass`. */
const VALUES = {
  controller: {
    replicaCount: 2,
    ...replicatedController({ app: 'ebs-csi-controller' }),
    podDisruptionBudget: { unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  },
};

/**
 * What the driver may do: make volumes that carry the tag of the cluster, and change, attach and delete those alone. No
 * snapshots, because the cluster has no kinds for them: the databases write their backups to S3. The key policy of the
 * volumes lets EC2 use the key.
 *
 * EKS starts the driver of the add-on with `--k8s-tag-cluster-id`, so it puts the tag on every volume; EKS itself puts it on
 * the instances of managed node groups.
 *
 * @see https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/example-iam-policy-strict.json, docs/tagging.md
 */
export function ebsCsiDriverStatements(clusterName: string): PolicyStatement[] {
  const tag = `kubernetes.io/cluster/${clusterName}`;
  const tagged = { StringEquals: { [`aws:ResourceTag/${tag}`]: 'owned' } };
  const taggedByRequest = { [`aws:RequestTag/${tag}`]: 'owned' };
  return [
    new PolicyStatement({
      sid: 'Look',
      actions: [
        'ec2:DescribeAvailabilityZones',
        'ec2:DescribeInstances',
        'ec2:DescribeSnapshots',
        'ec2:DescribeTags',
        'ec2:DescribeVolumes',
        'ec2:DescribeVolumesModifications',
        'ec2:DescribeVolumeStatus',
      ],
      resources: ['*'],
    }),
    new PolicyStatement({
      sid: 'CreateVolumesOfTheCluster',
      actions: ['ec2:CreateVolume'],
      resources: ['*'],
      conditions: { StringEquals: taggedByRequest },
    }),
    new PolicyStatement({
      sid: 'TagWhatIsCreated',
      actions: ['ec2:CreateTags'],
      resources: ['*'],
      conditions: { StringEquals: { 'ec2:CreateAction': 'CreateVolume', ...taggedByRequest } },
    }),
    new PolicyStatement({
      sid: 'UseVolumesAndNodesOfTheCluster',
      actions: ['ec2:AttachVolume', 'ec2:DetachVolume', 'ec2:ModifyVolume', 'ec2:DeleteVolume'],
      resources: ['*'],
      conditions: tagged,
    }),
  ];
}

/**
 * Adds the EBS CSI driver with {@link ebsCsiDriverStatements}. The library's own add-on lets it attach, detach, modify and
 * snapshot every volume of the account.
 */
export class EbsCsiDriverAddOn extends addons.EbsCsiDriverAddOn {
  private readonly clusterName: string;

  constructor(clusterName: string) {
    super({
      version: EKS_ADD_ONS.ebsCsiDriver,
      // the driver's own class would neither carry our key nor wait for access to the cluster
      storageClass: '',
      configurationValues: VALUES,
    });
    this.clusterName = clusterName;
  }

  /** The policy of the driver's role. */
  override providePolicyDocument(_: ClusterInfo): PolicyDocument {
    return new PolicyDocument({ statements: ebsCsiDriverStatements(this.clusterName) });
  }
}
