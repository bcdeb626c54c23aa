import type { Acknowledgement } from './acknowledgement';
import { NODE_GROUP_ACKNOWLEDGEMENTS } from './node-group-acknowledgements';

/** The stack and the cluster construct of the same id in it. */
const CLUSTER = '^[^/]+-platform/[^/]+-platform';

const path = (tail: string) => new RegExp(`${CLUSTER}/${tail}`);

const KUBECTL: readonly Acknowledgement[] = [
  {
    rule: /IAM5\[Resource::\*\]$/,
    path: /^[^/]+-platform\/FunctionInterfacesPolicy\/Resource$/,
    evidence:
      'Lambda asks for every resource to connect a function to the VPC; the code of the functions is denied the same actions',
  },
  {
    rule: /^AwsSolutions-L1$/,
    path: path('KubectlProvider/Handler/Resource$'),
    evidence: 'aws-cdk-lib sets the version of Python together with the layers that it ships for it',
  },
  {
    rule: /LambdaConcurrency$/,
    path: path('KubectlProvider/'),
    evidence:
      'a reservation must leave 100 to the other functions of the account, and a new account has less than that in all',
  },
];

/** Reading is what IAM defines no resources for. The statements that change something are told apart by their conditions. */
const CONTROLLERS: readonly Acknowledgement[] = [
  {
    rule: /IAM5\[Resource::\*\]$/,
    path: /^[^/]+-platform\/LoadBalancerControllerPolicy\/Resource$/,
    evidence:
      'reading has no resources in IAM; every statement that changes something asks for the tag elbv2.k8s.aws/cluster with the name of this cluster',
  },
  {
    rule: /IAM5\[Resource::arn:[^:]+:elasticloadbalancing:.*:listener-rule\/app\/k8s-\*\]$/,
    path: /^[^/]+-platform\/LoadBalancerControllerPolicy\/Resource$/,
    evidence:
      'the order of the rules of load balancers that a controller named, in this region; IAM knows no tags for this action',
  },
  {
    rule: /IAM5\[Resource::\*\]$/,
    path: path('aws-ebs-csi-driver-managed-policy/Resource$'),
    evidence:
      'reading has no resources in IAM; every statement that changes something asks for the tag kubernetes.io/cluster/<this cluster>',
  },
  {
    rule: /IAM5\[Resource::\*\]$/,
    path: /^[^/]+-platform\/ClusterAutoscalerPolicy\/Resource$/,
    evidence:
      'reading has no resources in IAM; EKS names the scaling groups, and scaling asks for the tag k8s.io/cluster-autoscaler/<this cluster>',
  },
  {
    rule: /IAM5\[Resource::\*\]$/,
    path: /^[^/]+-platform\/VpcCniPolicy\/Resource$/,
    evidence:
      'reading has no resources in IAM; attaching asks for nodes with the tag kubernetes.io/cluster/<this cluster>',
  },
  {
    rule: /IAM5\[Resource::arn:[^:]+:ec2:.*:network-interface\/\*\]$/,
    path: /^[^/]+-platform\/VpcCniPolicy\/Resource$/,
    evidence:
      'EC2 gives interfaces their ids; they are made and changed in the subnets of the nodes only, and tagged as they are made',
  },
];

const CLUSTER_ROLES: readonly Acknowledgement[] = [
  {
    rule: /IAM4\[.*AmazonEKSClusterPolicy\]$/,
    path: path('Role/Resource$'),
    evidence: 'EKS asks for this AWS managed policy on the role of a cluster; EKS alone may take the role',
  },
  {
    rule: /IAM4\[.*(AmazonEKSWorkerNodePolicy|AmazonEC2ContainerRegistryPullOnly)\]$/,
    path: /^[^/]+-platform\/NodeRole\/Resource$/,
    evidence:
      'EKS asks for these two AWS managed policies on the role of nodes: reading, pulling images and Pod Identity, no pushing',
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
    evidence:
      'public subnets hold NAT gateways and load balancers, and Aurora where analyst.aws.publicEndpoint says so; what starts there gets no public address unless it asks for one',
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
