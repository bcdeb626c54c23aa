import type { Acknowledgement } from './acknowledgement';
import { NODE_GROUP_ACKNOWLEDGEMENTS } from './node-group-acknowledgements';

const LIBRARY_KUBECTL =
  'made by aws-cdk-lib/aws-eks-v2 to apply manifests, not ours to configure; only CloudFormation of this stack invokes it';

/** The stack and the cluster construct of the same id in it. */
const CLUSTER = '^[^/]+-platform/[^/]+-platform';

const path = (tail: string) => new RegExp(`${CLUSTER}/${tail}`);

const KUBECTL: readonly Acknowledgement[] = [
  {
    rule: /IAM4\[.*(AWSLambda|EC2ContainerRegistry|ElasticContainerRegistryPublic)/,
    path: path('KubectlProvider/'),
    evidence: LIBRARY_KUBECTL,
  },
  {
    rule: /IAM5\[Resource::<.*KubectlProviderHandler/,
    path: path('KubectlProvider/Provider/'),
    evidence: `${LIBRARY_KUBECTL}; the wildcard is the version suffix of one function`,
  },
  { rule: /^AwsSolutions-L1$/, path: path('KubectlProvider/Handler/Resource$'), evidence: LIBRARY_KUBECTL },
  { rule: /Lambda(Concurrency|DLQ)$/, path: path('KubectlProvider/'), evidence: LIBRARY_KUBECTL },
  { rule: /IAMNoInlinePolicy$/, path: path('KubectlProvider/'), evidence: LIBRARY_KUBECTL },
];

const CONTROLLERS: readonly Acknowledgement[] = [
  {
    rule: /IAMNoInlinePolicy$/,
    path: path('aws-load-balancer-controller/Role/DefaultPolicy/Resource$'),
    evidence: 'EKS Blueprints gives the role of the controller a default policy, without a choice',
  },
  {
    rule: /IAM5\[Resource::(\*|arn:aws:(ec2|elasticloadbalancing):\*:\*:.*)\]$/,
    path: path('aws-load-balancer-controller/Role/DefaultPolicy/Resource$'),
    evidence:
      'policy as the AWS Load Balancer Controller publishes it; conditions on its own tags limit what it changes',
  },
  {
    rule: /IAM5\[Resource::(\*|arn:aws:ec2:\*:\*:(snapshot|volume)\/\*)\]$/,
    path: path('aws-ebs-csi-driver-managed-policy/Resource$'),
    evidence: 'policy as the EBS CSI driver publishes it; conditions on its own tags limit what it changes',
  },
  {
    rule: /IAM5\[Resource::\*\]$/,
    path: /^[^/]+-platform\/ClusterAutoscalerPolicy\/Resource$/,
    evidence: 'describing only: IAM defines no resources for these actions of Auto Scaling and EC2',
  },
  {
    rule: /IAM5\[Resource::arn:[^:]+:autoscaling:.*:autoScalingGroup:\*:autoScalingGroupName\/\*\]$/,
    path: /^[^/]+-platform\/ClusterAutoscalerPolicy\/Resource$/,
    evidence:
      'EKS names the groups when it makes them; a condition on the tag of this cluster limits the right to them',
  },
  {
    rule: /IAM5\[Resource::arn:[^:]+:eks:.*:nodegroup\/[^/*]+\/\*\/\*\]$/,
    path: /^[^/]+-platform\/ClusterAutoscalerPolicy\/Resource$/,
    evidence: 'describing the node groups of this one cluster, whose ids EKS gives when it makes them',
  },
  {
    rule: /IAM5\[Resource::arn:[^:]+:secretsmanager:.*:secret:[^/*]+\/\*\]$/,
    path: /^[^/]+-platform\/ExternalSecretsPolicy\/Resource$/,
    evidence: 'reading the secrets named <platform>/..., which are those that External Secrets is there to hand out',
  },
  {
    rule: /IAM5\[Resource::arn:[^:]+:kms:.*:key\/\*\]$/,
    path: /^[^/]+-platform\/ExternalSecretsPolicy\/Resource$/,
    evidence:
      'each secret may have its own key; two conditions limit it to Secrets Manager and to the readable secrets',
  },
];

const CLUSTER_ROLES: readonly Acknowledgement[] = [
  {
    rule: /IAM4\[.*AmazonEKSClusterPolicy\]$/,
    path: path('Role/Resource$'),
    evidence: 'EKS demands this AWS managed policy on the role of a cluster',
  },
  {
    rule: /IAM4\[.*(AmazonEKSWorkerNodePolicy|AmazonEC2ContainerRegistryPullOnly)\]$/,
    path: /^[^/]+-platform\/NodeRole\/Resource$/,
    evidence: 'the policies that EKS demands of nodes, kept by AWS in step with the node images; pulling, not pushing',
  },
  {
    rule: /IAM4\[.*AmazonEKS_CNI_Policy\]$/,
    path: /^[^/]+-platform\/VpcCniRole\/Resource$/,
    evidence: 'the policy that AWS keeps in step with the VPC CNI, on a role for its pods alone, not for the nodes',
  },
  {
    rule: /^AwsSolutions-EKS1$/,
    path: path('Resource$'),
    evidence: 'aws.publicEndpoint, with a written reason: only the listed networks reach it',
    when: ({ cluster }) => cluster.publicEndpoint !== undefined,
  },
];

const NETWORK: readonly Acknowledgement[] = [
  {
    rule: /VPCNoUnrestrictedRouteToIGW$/,
    path: /^[^/]+-network\/Vpc\/publicSubnet\d\/DefaultRoute$/,
    evidence: 'public subnets hold NAT gateways and load balancers; nothing in them gets a public address by itself',
  },
];

/** Findings of what every scenario has. */
export const PLATFORM_ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  ...NETWORK,
  ...KUBECTL,
  ...CLUSTER_ROLES,
  ...CONTROLLERS,
  ...NODE_GROUP_ACKNOWLEDGEMENTS,
];
