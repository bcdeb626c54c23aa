import { parseConfig } from '../../lib/config';
import { edited, problemsOf, testRefusals } from './refusals';

const REASON = ', reason: "Field engineers on mobile networks, agreed with security in May"';
const HOST = 'host: sql-aws.full.example.com';

describe('the allowlist on AWS', () => {
  testRefusals([
    {
      claim: 'the whole internet without a reason',
      edit: [REASON, ''],
      path: 'analyst.aws.allowlist.cidrs[1].cidr',
      allowed: 'a network, or 0.0.0.0/0 with a reason',
      remedy: 'which the report shows',
    },
    {
      claim: 'a reason of blanks',
      edit: [REASON, ', reason: "            "'],
      path: 'analyst.aws.allowlist.cidrs[1].reason',
      allowed: 'a reason of at least 10 characters',
      remedy: 'why this is needed and who agreed',
    },
    {
      claim: 'a network with host bits',
      edit: ['cidr: 203.0.113.32/29', 'cidr: 203.0.113.33/29'],
      path: 'analyst.aws.allowlist.cidrs[0].cidr',
      allowed: 'whose host bits are zero',
      remedy: 'the first address of the range',
    },
    {
      claim: 'the host name of a service',
      edit: [HOST, 'host: www.example.org'],
      path: 'analyst.aws.allowlist.host',
      allowed: 'a host name that no service has',
      remedy: 'choose another name for the database',
    },
    {
      claim: 'the host name that leads to Google Cloud',
      edit: [HOST, 'host: sql.full.example.com'],
      path: 'analyst.aws.allowlist.host',
      allowed: 'another host name than analyst.access.allowlist.host',
      remedy: 'choose one for each cloud',
    },
  ]);

  test('has room for as many networks as a security group has, and refuses more', () => {
    const networks = (count: number) =>
      edited([
        '        - { cidr: 203.0.113.32/29, reason: The reporting service }\n',
        [...Array(count - 1).keys()].map((index) => `        - { cidr: 198.51.${index}.0/24 }\n`).join(''),
      ]);
    expect(parseConfig(networks(50)).analyst.aws.allowlist?.cidrs).toHaveLength(50);
    expect(problemsOf(networks(51))).toEqual([expect.objectContaining({ allowed: 'a list of 1 to 50 networks' })]);
  });
});
