import { edited, problemsOf, testRefusals } from './refusals';

const ENDPOINT = 'analyst.aws.publicEndpoint';
const REASON = "reason: A partner's reports, until its VPN stands in July";
const NETWORKS = 'cidrs: [203.0.113.48/28, 192.0.2.128/25]';

describe('public endpoint', () => {
  testRefusals([
    {
      claim: 'a public address of the database without a reason',
      edit: [`      ${REASON}\n`, ''],
      path: `${ENDPOINT}.reason`,
      allowed: 'a reason of at least 10 characters, because the database gets a public address',
      remedy: 'use the VPN or a bastion',
      at: 'enabled: true',
    },
    {
      claim: 'a reason of blanks',
      edit: [REASON, 'reason: "               "'],
      path: `${ENDPOINT}.reason`,
      allowed: 'a reason of at least 10 characters',
      remedy: 'why this is needed and who agreed',
    },
    {
      claim: 'a public address for nobody',
      edit: [NETWORKS, 'cidrs: []'],
      path: `${ENDPOINT}.cidrs`,
      allowed: 'the networks that reach the public address',
      remedy: 'name them, or set enabled: false',
      at: 'cidrs: []',
    },
    {
      claim: 'an allowlist for a way that is off',
      edit: ['enabled: true', 'enabled: false'],
      path: `${ENDPOINT}.cidrs`,
      allowed: 'no networks, because the public endpoint is off',
      remedy: 'remove them, or set enabled: true and give a reason',
      at: NETWORKS,
    },
    {
      claim: 'the whole internet',
      edit: [NETWORKS, 'cidrs: [203.0.113.48/28, 0.0.0.0/0]'],
      path: `${ENDPOINT}.cidrs[1]`,
      allowed: 'a network, not the whole internet',
      remedy: 'name the networks that need access',
    },
    {
      claim: 'a network with host bits',
      edit: [NETWORKS, 'cidrs: [203.0.113.49/28]'],
      path: `${ENDPOINT}.cidrs[0]`,
      allowed: 'whose host bits are zero',
      remedy: 'the first address of the range',
      at: 'cidrs: [203.0.113.49/28]',
    },
    {
      claim: 'a word in the place of the switch',
      edit: ['enabled: true', 'enabled: "yes"'],
      path: `${ENDPOINT}.enabled`,
      allowed: 'true or false',
      remedy: 'true only with a reason',
    },
  ]);

  test('refuses a public address without reason and networks, and says both', () => {
    const yaml = edited([`      ${REASON}\n      ${NETWORKS}\n`, '']);
    expect(problemsOf(yaml).map(({ path }) => path.at(-1))).toEqual(['reason', 'cidrs']);
  });
});

describe('VPN', () => {
  testRefusals([
    {
      claim: 'a customer gateway without an address',
      edit: ['address: 198.51.100.21, asn: 4200000020', 'asn: 4200000020'],
      path: 'analyst.aws.vpn.customerGateways[1].address',
      allowed: 'an IPv4 address',
      remedy: '198.51.100.10',
      at: '{ asn: 4200000020',
    },
    {
      claim: 'a customer gateway by its host name',
      edit: ['address: 198.51.100.21, asn', 'address: vpn.example.com, asn'],
      path: 'analyst.aws.vpn.customerGateways[1].address',
      allowed: 'an IPv4 address',
      remedy: '198.51.100.10',
    },
    {
      claim: 'two customer gateways with one address',
      edit: ['198.51.100.21, asn: 4200000020', '198.51.100.20, asn: 4200000020'],
      path: 'analyst.aws.vpn.customerGateways[1].address',
      allowed: 'another address than the first',
      remedy: "the peer's second device",
    },
    {
      claim: 'a VPN without customer gateways',
      edit: [
        `customerGateways:
        - { address: 198.51.100.20, asn: 65020, routing: static }
        - { address: 198.51.100.21, asn: 4200000020 }`,
        'customerGateways: []',
      ],
      path: 'analyst.aws.vpn.customerGateways',
      allowed: 'a list of 1 to 2 customer gateways',
      remedy: 'one entry a line',
    },
    {
      claim: 'an ASN that no network has',
      edit: ['asn: 4200000020', 'asn: 4294967295'],
      path: 'analyst.aws.vpn.customerGateways[1].asn',
      allowed: 'a whole number from 1 to 4294967294',
      remedy: "the peer's ASN",
    },
    {
      claim: 'another way to learn routes',
      edit: ['routing: static\n      networks', 'routing: ospf\n      networks'],
      path: 'analyst.aws.vpn.routing',
      allowed: 'one of bgp, static',
      remedy: 'choose bgp when the peer can speak it',
    },
    {
      claim: 'a VPN that leads to no network',
      edit: ['networks: [172.24.0.0/16, 172.25.0.0/17]', 'networks: []'],
      path: 'analyst.aws.vpn.networks',
      allowed: 'a list of 1 to 50 networks',
      remedy: 'one entry a line',
      at: 'networks: []',
    },
  ]);

  test('refuses the ASN of the AWS side for a peer that speaks BGP, and takes it for static routes', () => {
    const sameAsn = ['asn: 4200000020', 'asn: 64512'] as const;
    expect(problemsOf(edited(sameAsn, ['routing: static\n      networks', 'routing: bgp\n      networks']))).toEqual([
      expect.objectContaining({
        path: ['analyst', 'aws', 'vpn', 'customerGateways', 1, 'asn'],
        value: 64_512,
        allowed: 'an ASN other than 64512, which is that of the AWS side',
      }),
    ]);
    expect(() => problemsOf(edited(sameAsn))).toThrow('was accepted');
  });
});
