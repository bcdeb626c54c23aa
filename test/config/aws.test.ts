import { testRefusals } from './refusals';

const ZONES = 'zones: [us-east-1a, us-east-1c, us-east-1d]';

describe('account and region', () => {
  testRefusals([
    {
      claim: 'an account id of eleven digits',
      edit: ['"222233334444"', '"22223333444"'],
      path: 'aws.account',
      allowed: 'an account id: 12 digits, in quotes',
      remedy: 'aws sts get-caller-identity',
    },
    {
      claim: 'an account id without quotes, which would lose its leading zeros',
      edit: ['"222233334444"', '222233334444'],
      path: 'aws.account',
      allowed: '12 digits, in quotes',
      remedy: 'aws sts get-caller-identity',
    },
    {
      claim: 'an alias in the place of the account id',
      edit: ['"222233334444"', 'full-prod'],
      path: 'aws.account',
      allowed: '12 digits',
      remedy: 'aws sts get-caller-identity',
    },
    ...['eu-west-9', 'eu-west', 'us-gov-west-1', 'cn-north-1', 'us-central1', 'us-east-1a'].map((region) => ({
      claim: `the region ${region}`,
      edit: ['region: us-east-1', `region: ${region}`] as const,
      path: 'aws.region',
      allowed: 'a commercial region of AWS',
      remedy: 'aws ec2 describe-regions',
    })),
  ]);
});

describe('zones', () => {
  testRefusals([
    {
      claim: 'two zones',
      edit: [ZONES, 'zones: [us-east-1a, us-east-1c]'],
      path: 'aws.zones',
      allowed: 'a list of exactly 3 availability zones of the region',
      remedy: 'exactly 3 in all',
      at: 'zones: [us-east-1a',
    },
    {
      claim: 'four zones',
      edit: [ZONES, 'zones: [us-east-1a, us-east-1b, us-east-1c, us-east-1d]'],
      path: 'aws.zones',
      allowed: 'exactly 3',
      remedy: 'exactly 3',
      at: 'zones: [us-east-1a',
    },
    {
      claim: 'one zone twice',
      edit: [ZONES, 'zones: [us-east-1a, us-east-1c, us-east-1a]'],
      path: 'aws.zones[2]',
      allowed: 'three different zones',
      remedy: 'two copies in one zone are lost together',
    },
    {
      claim: 'a zone of another region',
      edit: [ZONES, 'zones: [us-east-1a, us-east-1c, us-east-2d]'],
      path: 'aws.zones[2]',
      allowed: 'a zone of the region us-east-1',
      remedy: 'aws ec2 describe-availability-zones',
    },
    {
      claim: 'a local zone, in which Aurora does not run',
      edit: [ZONES, 'zones: [us-east-1a, us-east-1c, us-east-1-bos-1a]'],
      path: 'aws.zones[2]',
      allowed: 'an availability zone',
      remedy: 'in full, like eu-west-1a',
    },
    {
      claim: 'the id of a zone in the place of its name',
      edit: [ZONES, 'zones: [us-east-1a, us-east-1c, use1-az4]'],
      path: 'aws.zones[2]',
      allowed: 'an availability zone',
      remedy: 'in full, like eu-west-1a',
    },
  ]);
});

describe('network', () => {
  testRefusals([
    ...['10.200.0.0/17', '10.192.0.0/12'].map((cidr) => ({
      claim: `a VPC of ${cidr}, which is no /16`,
      edit: ['cidr: 10.200.0.0/16', `cidr: ${cidr}`] as const,
      path: 'aws.network.cidr',
      allowed: 'a /16',
      remedy: '10.64.0.0/16',
    })),
    {
      claim: 'a VPC with host bits',
      edit: ['cidr: 10.200.0.0/16', 'cidr: 10.200.1.0/16'],
      path: 'aws.network.cidr',
      allowed: 'whose host bits are zero',
      remedy: 'the first address of the range',
    },
    {
      claim: 'a VPC with addresses that hosts of the internet have',
      edit: ['cidr: 10.200.0.0/16', 'cidr: 52.95.0.0/16'],
      path: 'aws.network.cidr',
      allowed: 'a range inside one of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10',
      remedy: '10.64.0.0/16',
    },
    {
      claim: 'a network behind the VPN that overlaps the VPC',
      edit: ['172.25.0.0/17]', '10.200.128.0/24]'],
      path: 'analyst.aws.vpn.networks[1]',
      allowed: 'does not overlap aws.network.cidr, which is 10.200.0.0/16',
      remedy: 'move one of the two',
    },
    {
      claim: 'a network behind the VPN that holds the VPC',
      edit: ['172.25.0.0/17]', '10.0.0.0/8]'],
      path: 'analyst.aws.vpn.networks[1]',
      allowed: 'does not overlap aws.network.cidr',
      remedy: 'move one of the two',
    },
    {
      claim: 'a network behind the VPN among the inside addresses of its tunnels',
      edit: ['172.25.0.0/17]', '169.254.7.0/24]'],
      path: 'analyst.aws.vpn.networks[1]',
      allowed: 'a range outside of 169.254.0.0/16',
      remedy: 'RFC 1918',
    },
    {
      claim: 'a word where interface endpoints are switched',
      edit: ['interfaceEndpoints: true', 'interfaceEndpoints: all'],
      path: 'aws.network.interfaceEndpoints',
      allowed: 'true or false',
      remedy: 'without the internet',
    },
  ]);
});
