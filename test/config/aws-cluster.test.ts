import { testRefusals } from './refusals';

describe('cluster', () => {
  testRefusals([
    ...[
      ['the name of a role', 'platform-admin'],
      ['the ARN of a user', 'arn:aws:iam::222233334444:user/anna'],
      ['the ARN of a session', 'arn:aws:sts::222233334444:assumed-role/platform-admin/anna'],
      ['a role of an account of eleven digits', 'arn:aws:iam::22223333444:role/platform-admin'],
    ].map(([what = '', arn = '']) => ({
      claim: `${what} as an administrator`,
      edit: ['arn:aws:iam::222233334444:role/teams/on-call', arn] as const,
      path: 'aws.adminRoles[1]',
      allowed: 'the ARN of an IAM role',
      remedy: 'copy it from the AWS console or the AWS CLI',
    })),
    {
      claim: 'a cluster that nobody administers',
      edit: [
        `adminRoles:
    - arn:aws:iam::222233334444:role/full-platform-admin
    - arn:aws:iam::222233334444:role/teams/on-call`,
        'adminRoles: []',
      ],
      path: 'aws.adminRoles',
      allowed: 'a list of 1 to 10 roles',
      remedy: 'one entry a line',
    },
    ...[
      ['a certificate by its id alone', '01234567-89ab-cdef-0123-456789abcdef'],
      ['a certificate of IAM', 'arn:aws:iam::222233334444:server-certificate/full'],
      ['a certificate with too short an id', 'arn:aws:acm:us-east-1:222233334444:certificate/0123'],
    ].map(([claim = '', arn = '']) => ({
      claim,
      edit: ['arn:aws:acm:us-east-1:222233334444:certificate/01234567-89ab-cdef-0123-456789abcdef', arn] as const,
      path: 'aws.certificateArn',
      allowed: 'the ARN of a certificate of ACM',
      remedy: 'copy it from the AWS console or the AWS CLI',
      at: 'certificateArn',
    })),
    {
      claim: 'a certificate of another region than that of its load balancer',
      edit: ['arn:aws:acm:us-east-1:', 'arn:aws:acm:eu-west-1:'],
      path: 'aws.certificateArn',
      allowed: 'a certificate in us-east-1, where the load balancer is',
      remedy: 'request or import it there',
    },
    ...['t3.large', 'm7i.medium', 'm7g.large', 'm7i.48xlarge', 'n2d-standard-4'].map((type) => ({
      claim: `the instance type ${type}`,
      edit: ['instanceType: m7i.4xlarge', `instanceType: ${type}`] as const,
      path: 'aws.instanceType',
      allowed: 'an instance type of the families m6i, m7i, m7a, c7i, r7i with 2 to 32 CPUs',
      remedy: 'choose for example m7i.large',
    })),
    {
      // 2000m less 70m that EKS keeps and 250m of the daemons; 4 GiB less a share of 7.5 %, 1565 MiB and 400 MiB
      claim: 'a service that asks for more than a node offers',
      edit: ['instanceType: m7i.4xlarge', 'instanceType: c7i.large'],
      path: 'services[1].resources.requests',
      allowed: 'no more than a c7i.large offers: 1680m CPU and 1.8 GiB',
      remedy: 'choose a larger aws.instanceType',
      at: 'requests: { cpu: "1.5"',
    },
    {
      claim: 'a public address of the Kubernetes API without a reason',
      edit: ['    reason: The build machines have no way into the VPC yet\n', ''],
      path: 'aws.publicEndpoint.reason',
      allowed: 'a reason of at least 10 characters',
      remedy: 'why this is needed and who agreed',
      at: '    cidrs: [203.0.113.32/28]',
    },
    {
      claim: 'a public address of the Kubernetes API for nobody',
      edit: ['cidrs: [203.0.113.32/28]', 'cidrs: []'],
      path: 'aws.publicEndpoint.cidrs',
      allowed: 'a list of 1 to 40 networks',
      remedy: 'one entry a line',
      at: 'cidrs: []',
    },
  ]);
});
