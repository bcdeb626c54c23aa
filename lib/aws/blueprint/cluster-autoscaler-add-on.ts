import { type ClusterInfo, HelmAddOn } from '@aws-quickstart/eks-blueprints';
import { Duration, Stack } from 'aws-cdk-lib';
import { CfnNodegroup } from 'aws-cdk-lib/aws-eks';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { CHARTS } from './add-on-versions';
import { named, replicatedController } from './replicated-controller';

const NAME = 'cluster-autoscaler';

/** Properties for {@link ClusterAutoscalerAddOn}. */
export interface ClusterAutoscalerAddOnProps {
  /** Name of the cluster, literally: EKS tags the scaling groups of its node groups with it. */
  readonly clusterName: string;
  /** Pods; one of them leads. */
  readonly replicas: number;
}

/** Labels in which the node groups of a zone differ by nature. They must not make the groups look different. */
const ZONAL_LABELS = [
  'topology.k8s.aws/zone-id',
  'eks.amazonaws.com/nodegroup-image',
  'eks.amazonaws.com/sourceLaunchTemplateId',
  'eks.amazonaws.com/sourceLaunchTemplateVersion',
];

const chartValues = ({ clusterName, replicas }: ClusterAutoscalerAddOnProps, region: string) => ({
  cloudProvider: 'aws',
  awsRegion: region,
  autoDiscovery: { clusterName },
  replicaCount: replicas,
  rbac: { serviceAccount: { create: false, name: NAME } },
  ...replicatedController(named(`aws-${NAME}`)),
  podDisruptionBudget: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  resources: { requests: { cpu: '100m', memory: '600Mi' }, limits: { memory: '600Mi' } },
  extraArgs: {
    // grows the zones evenly, so that a lost one takes no more than its third
    'balance-similar-node-groups': true,
    ...Object.fromEntries(ZONAL_LABELS.map((label, index) => [`balancing-ignore-label_${index + 1}`, label])),
    'skip-nodes-with-system-pods': false,
  },
});

/**
 * The rights that the project documents, the changing ones limited to the scaling groups of the cluster: EKS names the groups
 * and gives them the tag when it makes them.
 *
 * @param nodeGroups ARNs of the node groups, whose labels and taints tell what an empty one would bring
 * @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md (November 2026)
 */
export function clusterAutoscalerStatements(clusterName: string, nodeGroups: readonly string[]): PolicyStatement[] {
  return [
    new PolicyStatement({
      sid: 'Look',
      actions: [
        'autoscaling:DescribeAutoScalingGroups',
        'autoscaling:DescribeAutoScalingInstances',
        'autoscaling:DescribeLaunchConfigurations',
        'autoscaling:DescribeScalingActivities',
        'ec2:DescribeImages',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeLaunchTemplateVersions',
        'ec2:GetInstanceTypesFromInstanceRequirements',
      ],
      resources: ['*'],
    }),
    new PolicyStatement({
      sid: 'LookAtNodeGroups',
      actions: ['eks:DescribeNodegroup'],
      resources: [...nodeGroups],
    }),
    new PolicyStatement({
      sid: 'ScaleNodeGroupsOfTheCluster',
      actions: ['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
      resources: ['*'],
      conditions: { StringEquals: { [`aws:ResourceTag/k8s.io/${NAME}/${clusterName}`]: 'owned' } },
    }),
  ];
}

/**
 * Adds the cluster autoscaler.
 *
 * It and not Karpenter: with a node group in each zone, what a zone's loss leaves can be reasoned about from the template
 * alone. Karpenter decides at run time where nodes stand. And not the library's own add-on: that one may scale every group
 * of the account, and tags the node groups by a Lambda although EKS tags them itself.
 */
export class ClusterAutoscalerAddOn extends HelmAddOn {
  readonly id = NAME;
  private readonly clusterAutoscaler: ClusterAutoscalerAddOnProps;

  constructor(props: ClusterAutoscalerAddOnProps) {
    super({
      name: NAME,
      chart: NAME,
      release: NAME,
      namespace: 'kube-system',
      repository: 'https://kubernetes.github.io/autoscaler',
      version: CHARTS.clusterAutoscaler,
    });
    this.clusterAutoscaler = props;
  }

  /** Defines the chart, its service account and the account's role. */
  override async deploy(info: ClusterInfo): Promise<Construct> {
    const stack = Stack.of(info.cluster);
    const serviceAccount = info.cluster.addServiceAccount(NAME, { name: NAME, namespace: 'kube-system' });
    const nodeGroups = info.cluster.node.findAll().filter((construct) => construct instanceof CfnNodegroup);
    const policy = new ManagedPolicy(stack, 'ClusterAutoscalerPolicy', {
      roles: [serviceAccount.role],
      statements: clusterAutoscalerStatements(
        this.clusterAutoscaler.clusterName,
        nodeGroups.map(({ attrArn }) => attrArn),
      ),
    });
    const values = chartValues(this.clusterAutoscaler, stack.region);
    const chart = this.addHelmChart(info, values, false, true, Duration.minutes(10));
    chart.node.addDependency(serviceAccount, policy);
    return chart;
  }
}
