import type { Change } from '../change';
import { otherRelease } from '../judges';

const VERSIONS = 'lib/scenario/versions.ts';

const SSO_ROLE =
  'arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef';

/** What a person changes in the cluster, and what is refused before it comes as far as a deploy. */
export const PLATFORM_CHANGES: readonly Change[] = [
  {
    name: 'an administrator twice',
    edit: (config) => config.addIn(['aws', 'adminRoles'], 'arn:aws:iam::123456789012:role/platform-admin'),
    refused: 'aws.adminRoles',
  },
  {
    name: 'administrators of IAM Identity Center',
    edit: (config) => config.addIn(['aws', 'adminRoles'], SSO_ROLE),
  },
  {
    name: 'the zones stand in another order',
    edit: (config) => config.setIn(['aws', 'zones'], config.createNode(['eu-west-1c', 'eu-west-1a', 'eu-west-1b'])),
  },
  {
    name: 'another instance type',
    edit: (config) => config.setIn(['aws', 'instanceType'], 'm7i.xlarge'),
  },
  {
    name: 'the next Kubernetes',
    edits: [
      { file: VERSIONS, from: /KUBERNETES_VERSION = '1\.35'/, to: "KUBERNETES_VERSION = '1.36'" },
      { file: 'lib/aws/blueprint/add-on-versions.ts', from: /kubeProxy: 'v1\.35\.0/, to: "kubeProxy: 'v1.36.0" },
    ],
    sections: ['Upgrade Kubernetes'],
    byHand: otherRelease,
  },
  {
    name: 'a zonal shift',
    sections: ['A zone is lost'],
    values: { ZONE_ID: 'eu-west-1-az1' },
  },
];
