import fc from 'fast-check';
import { edited, problemsOf, testRefusals } from './refusals';

const SECOND = 'arn:aws:iam::222233334444:role/teams/on-call';
const SSO =
  'arn:aws:iam::222233334444:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Ops_0123456789abcdef';

describe('the roles that administer the cluster', () => {
  testRefusals([
    ...[
      ['one role twice', 'arn:aws:iam::222233334444:role/full-platform-admin'],
      ['one role once with a path and once without', 'arn:aws:iam::222233334444:role/teams/full-platform-admin'],
      ['one role in two cases', 'arn:aws:iam::222233334444:role/Full-Platform-Admin'],
    ].map(([claim = '', arn = '']) => ({
      claim,
      edit: [SECOND, arn] as const,
      path: 'aws.adminRoles[1]',
      allowed: 'each role once',
      remedy: 'number 1 of the list is arn:aws:iam::222233334444:role/full-platform-admin',
    })),
    {
      claim: 'a service-linked role',
      edit: [SECOND, 'arn:aws:iam::222233334444:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS'],
      path: 'aws.adminRoles[1]',
      allowed: 'a role that a person may take',
      remedy: 'name the role of those who administer the cluster',
    },
    {
      claim: 'a role of IAM Identity Center without its path',
      edit: [SECOND, 'arn:aws:iam::222233334444:role/AWSReservedSSO_Ops_0123456789abcdef'],
      path: 'aws.adminRoles[1]',
      allowed: 'the whole ARN of a role of IAM Identity Center',
      remedy: 'aws iam list-roles --path-prefix /aws-reserved/sso.amazonaws.com/',
    },
  ]);

  test('may be one of IAM Identity Center, with its path', () => {
    // another mistake, so that there is a list of problems to look at
    const yaml = edited([SECOND, SSO], ['instanceType: m7i.4xlarge', 'instanceType: t3.large']);
    expect(problemsOf(yaml).map(({ path }) => path.join('.'))).toEqual(['aws.instanceType']);
  });

  test('may be of one name in two accounts', () => {
    const yaml = edited(
      [SECOND, 'arn:aws:iam::111122223333:role/full-platform-admin'],
      ['instanceType: m7i.4xlarge', 'instanceType: t3.large'],
    );
    expect(problemsOf(yaml).map(({ path }) => path.join('.'))).toEqual(['aws.instanceType']);
  });
});

describe('a list whose entries become a cloud object each', () => {
  const lists = [
    ['aws.publicEndpoint.cidrs', 'cidrs: [203.0.113.32/28]', 'cidrs: [203.0.113.32/28, 203.0.113.32/28]', 1],
    ['analyst.aws.vpn.networks', '[172.24.0.0/16, 172.25.0.0/17]', '[172.24.0.0/16, 172.25.0.0/17, 172.24.0.0/16]', 2],
    [
      'analyst.aws.publicEndpoint.cidrs',
      'cidrs: [203.0.113.48/28, 192.0.2.128/25]',
      'cidrs: [192.0.2.128/25, 192.0.2.128/25]',
      1,
    ],
    ['analyst.aws.allowlist.cidrs', 'cidr: 203.0.113.32/29', 'cidr: 0.0.0.0/0', 1],
    ['google.authorizedNetworks', 'cidr: 198.51.100.64/27', 'cidr: 203.0.113.0/28', 1],
    ['analyst.access.allowlist.cidrs', 'cidr: 203.0.113.16/32', 'cidr: 0.0.0.0/0', 1],
    ['analyst.access.vpn.peer.networks', '[192.168.0.0/17, 192.168.128.0/17]', '[192.168.0.0/17, 192.168.0.0/17]', 1],
    ['analyst.access.interconnect.networks', '[192.168.0.0/17, 172.20.0.0/16]', '[172.20.0.0/16, 172.20.0.0/16]', 1],
  ] as const;

  test.each(lists)('%s is refused when it names one twice', (list, from, to, index) => {
    expect(problemsOf(edited([from, to]))).toEqual([
      expect.objectContaining({
        path: [...list.split('.'), index],
        allowed: expect.stringContaining('each network once: it becomes '),
        remedy: expect.stringContaining('of the list is'),
      }),
    ]);
  });

  test('tells of every entry that was there before, and of no other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 8 }), (draws) => {
        const cidrs = draws.map((draw) => `203.0.${draw}.0/24`);
        const yaml = edited(
          ['cidrs: [203.0.113.32/28]', `cidrs: [${cidrs.join(', ')}]`],
          ['instanceType: m7i.4xlarge', 'instanceType: t3.large'],
        );
        const repeated = [...cidrs.keys()].filter((index) => cidrs.indexOf(cidrs[index] ?? '') < index);
        expect(problemsOf(yaml).map(({ path }) => path.join('.'))).toEqual([
          ...repeated.map((index) => `aws.publicEndpoint.cidrs.${index}`),
          'aws.instanceType',
        ]);
      }),
    );
  });
});
