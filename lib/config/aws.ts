import { z } from 'zod';
import { INSTANCE_TYPE } from './aws-instance-type';
import { AWS_REGIONS } from './aws-region';
import { cidr, integer, list, object, reason, says, text } from './field';
import { MOST_SERVICE_STACKS } from './service-stacks';

const arn = (pattern: RegExp, what: string) =>
  text(pattern, `the ARN of ${what}`, 'copy it from the AWS console or the AWS CLI');

/** The AWS account and what the cluster there looks like. */
export const awsSchema = object({
  account: text(
    /^\d{12}$/,
    'an account id: 12 digits, in quotes',
    'copy it from: aws sts get-caller-identity',
  ).describe('Account that holds everything.'),
  region: text(
    new RegExp(`^(?:${AWS_REGIONS.join('|')})$`),
    'a commercial region of AWS',
    'name it like eu-west-1: aws ec2 describe-regions',
  ).describe('Region of the cluster. For eks-aurora one whose database certificates are known.'),
  zones: list(
    text(/^[a-z]{2}-[a-z]+-\d[a-f]$/, 'an availability zone', 'name it in full, like eu-west-1a'),
    3,
    3,
    'availability zones of the region',
  ).describe('The three zones. Names differ between accounts: aws ec2 describe-availability-zones.'),
  network: object({
    cidr: cidr().describe('Range of the VPC: a /16.'),
    interfaceEndpoints: z
      .boolean(says('true or false', 'write true to reach AWS services without the internet'))
      .default(false)
      .describe('Whether AWS services are reached over endpoints inside of the VPC. They cost money by the hour.'),
  }).describe('Addresses of the VPC. They must not overlap the networks behind the VPN.'),
  adminRoles: list(arn(/^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'an IAM role'), 1, 10, 'roles').describe(
    'IAM roles that administer the cluster, each once; one of IAM Identity Center with its whole path. Whoever deploys the stacks gets no rights in it by that.',
  ),
  publicEndpoint: object({
    cidrs: list(cidr(), 1, 40, 'networks').describe('Networks that reach the Kubernetes API from outside of the VPC.'),
    reason: reason().describe('Why the API is not private.'),
  })
    .optional()
    .describe('A public address of the Kubernetes API. Without it the API answers inside of the VPC only.'),
  instanceType: text(
    INSTANCE_TYPE,
    'an instance type of the families m6i, m7i, m7a, c7i, r7i with 2 to 32 CPUs',
    'choose for example m7i.large',
  )
    .default('m7i.large')
    .describe('Instance type of the nodes. The fewest and the most of each zone are computed from the replicas.'),
  serviceStacks: integer(1, MOST_SERVICE_STACKS, 'one holds about 80 services')
    .default(1)
    .describe(
      'Stacks that the services are spread over, by their names; each has a load balancer of its own. Choose it before the first deploy: a larger number later moves services, and DEPLOY.md says how.',
    ),
  certificateArn: arn(/^arn:aws:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/, 'a certificate of ACM')
    .optional()
    .describe('Certificate for the host names of the services. Without it the load balancer speaks HTTP only.'),
});
