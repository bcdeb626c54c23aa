import type { Acknowledgement } from './acknowledgement';

const SIZES = '^[^/]+-platform/NodeGroupSizes';

/** Findings of the function that asks for the size of a node group during a deploy. */
export const NODE_GROUP_ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  {
    rule: /IAM5\[Resource::arn:[^:]+:eks:.*:nodegroup\/[^/*]+\/\*\/\*\]$/,
    path: new RegExp(`${SIZES}/Policy/Resource$`),
    evidence: 'describing the node groups of this one cluster, whose ids EKS gives when it makes them',
  },
  {
    rule: /LambdaConcurrency$/,
    path: new RegExp(`${SIZES}/Function/Resource$`),
    evidence: 'CloudFormation alone calls it, once for each node group of a deploy; a new account has none to reserve',
  },
];
