import { testRefusals } from './refusals';

describe('analyst', () => {
  testRefusals([
    ...['root', 'node', 'admin', 'public', 'none', 'postgres', 'rdsadmin', 'dbadmin'].map((name) => ({
      claim: `an analyst named ${name}, which is a name that a database keeps for itself`,
      edit: ['username: data-team', `username: ${name}`] as const,
      path: 'analyst.username',
      allowed: 'a name other than root, node, admin, public, none, postgres, rdsadmin, dbadmin',
      remedy: 'choose for example analyst',
    })),
    {
      claim: 'an analyst with a quotation mark in the name',
      edit: ['username: data-team', "username: data'team"],
      path: 'analyst.username',
      allowed: 'a DNS label of at most 40',
      remedy: 'the SQL user',
    },
    {
      claim: 'queries without a limit of time',
      edit: ['statementTimeoutSeconds: 900', 'statementTimeoutSeconds: 0'],
      path: 'analyst.statementTimeoutSeconds',
      allowed: 'a whole number from 1 to 86400',
      remedy: 'how long one query may run',
    },
    {
      claim: 'a bastion without a group',
      edit: ['bastion:\n      group: analysts@full.example.com', 'bastion: {}'],
      path: 'analyst.access.bastion.group',
      allowed: 'an e-mail address',
      remedy: 'the Google group of the analysts',
      at: 'bastion:',
    },
    {
      claim: 'a bastion for a group with the prefix of an IAM member',
      edit: ['group: analysts@', 'group: group:analysts@'],
      path: 'analyst.access.bastion.group',
      allowed: 'an e-mail address',
      remedy: 'the Google group of the analysts',
    },
  ]);
});

describe('allowlist', () => {
  testRefusals([
    {
      claim: 'the whole internet without a reason',
      edit: [', reason: "Contractors without fixed addresses, agreed with security until June"', ''],
      path: 'analyst.access.allowlist.cidrs[1].cidr',
      allowed: 'a network, or 0.0.0.0/0 with a reason',
      remedy: 'which the report shows',
    },
    {
      claim: 'the whole internet for a reason of nine characters',
      edit: ['"Contractors without fixed addresses, agreed with security until June"', '"123456789"'],
      path: 'analyst.access.allowlist.cidrs[1].reason',
      allowed: 'a reason of at least 10 characters',
      remedy: 'why this is needed and who agreed',
    },
    {
      claim: 'the whole internet for a reason of blanks',
      edit: ['"Contractors without fixed addresses, agreed with security until June"', '"                "'],
      path: 'analyst.access.allowlist.cidrs[1].reason',
      allowed: 'a reason of at least 10 characters',
      remedy: 'why this is needed and who agreed',
    },
    {
      claim: 'an allowlisted network with host bits',
      edit: ['cidr: 203.0.113.16/32', 'cidr: 203.0.113.17/28'],
      path: 'analyst.access.allowlist.cidrs[0].cidr',
      allowed: 'whose host bits are zero',
      remedy: 'the first address of the range',
    },
    {
      claim: 'an address that is a range',
      edit: ['address: 198.51.100.77', 'address: 198.51.100.77/32'],
      path: 'analyst.access.allowlist.address',
      allowed: 'an IPv4 address',
      remedy: '198.51.100.10',
    },
  ]);
});
