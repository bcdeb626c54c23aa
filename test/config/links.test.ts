import { testRefusals } from './refusals';

const ADDRESSES = 'addresses: [198.51.100.10, 198.51.100.11]';
const LAST_TUNNEL = '- { insideCidr: 169.254.11.0/30, secret: vpn-office-1 }';

describe('VPN', () => {
  testRefusals([
    {
      claim: 'one peer address, because it is one device that fails',
      edit: [ADDRESSES, 'addresses: [198.51.100.10]'],
      path: 'analyst.access.vpn.peer.addresses',
      allowed: 'exactly 2 addresses, one of each peer device or line',
      remedy: 'exactly 2 in all',
      at: ADDRESSES.slice(0, 10),
    },
    {
      claim: 'the same peer address twice',
      edit: [ADDRESSES, 'addresses: [198.51.100.10, 198.51.100.10]'],
      path: 'analyst.access.vpn.peer.addresses[1]',
      allowed: 'another address than the first',
      remedy: "the peer's second device",
    },
    {
      claim: 'a host name in the place of a peer address',
      edit: [ADDRESSES, 'addresses: [198.51.100.10, vpn.example.com]'],
      path: 'analyst.access.vpn.peer.addresses[1]',
      allowed: 'an IPv4 address',
      remedy: 'write it like 198.51.100.10',
    },
    {
      claim: 'one tunnel',
      edit: [`        ${LAST_TUNNEL}\n`, ''],
      path: 'analyst.access.vpn.tunnels',
      allowed: 'exactly 2 tunnels, one to each peer address',
      remedy: 'exactly 2 in all',
      at: 'tunnels:',
    },
    {
      claim: 'two tunnels with one secret',
      edit: ['secret: vpn-office-1', 'secret: vpn-office-0'],
      path: 'analyst.access.vpn.tunnels[1].secret',
      allowed: 'another Secret than the first tunnel has',
      remedy: 'one tunnel can change its key while the other carries the traffic',
    },
    {
      claim: 'two tunnels with one inside range',
      edit: ['insideCidr: 169.254.11.0/30', 'insideCidr: 169.254.10.0/30'],
      path: 'analyst.access.vpn.tunnels[1].insideCidr',
      allowed: 'a range that no other session uses',
      remedy: 'its own range',
    },
    {
      claim: 'an inside range that is not link-local',
      edit: ['insideCidr: 169.254.11.0/30', 'insideCidr: 10.254.11.0/30'],
      path: 'analyst.access.vpn.tunnels[1].insideCidr',
      allowed: 'a /30 inside 169.254.0.0/16, not in 169.254.169.0/24',
      remedy: 'for example 169.254.11.0/30',
    },
    {
      claim: 'an inside range of a tunnel that is no /30',
      edit: ['insideCidr: 169.254.11.0/30', 'insideCidr: 169.254.11.0/29'],
      path: 'analyst.access.vpn.tunnels[1].insideCidr',
      allowed: 'a /30 inside 169.254.0.0/16',
      remedy: 'for example 169.254.11.0/30',
    },
    {
      claim: 'an inside range over the metadata server',
      edit: ['insideCidr: 169.254.11.0/30', 'insideCidr: 169.254.169.252/30'],
      path: 'analyst.access.vpn.tunnels[1].insideCidr',
      allowed: 'not in 169.254.169.0/24',
      remedy: 'for example 169.254.11.0/30',
    },
    {
      claim: 'an inside range with host bits',
      edit: ['insideCidr: 169.254.11.0/30', 'insideCidr: 169.254.11.1/30'],
      path: 'analyst.access.vpn.tunnels[1].insideCidr',
      allowed: 'whose host bits are zero',
      remedy: 'the first address of the range',
    },
    {
      claim: 'a pre-shared key in the place of the name of its Secret',
      edit: ['secret: vpn-office-1', 'secret: "vR4!x8Qz_key"'],
      path: 'analyst.access.vpn.tunnels[1].secret',
      allowed: 'a DNS label',
      remedy: 'the Secret',
    },
    {
      claim: 'a peer name that is too long for the names of its tunnels',
      edit: ['name: office\n        asn', `name: ${'o'.repeat(21)}\n        asn`],
      path: 'analyst.access.vpn.peer.name',
      allowed: 'a DNS label of at most 20',
      remedy: 'the peer',
    },
    {
      claim: 'a VPN that leads to no network',
      edit: ['networks: [192.168.0.0/17, 192.168.128.0/17]', 'networks: []'],
      path: 'analyst.access.vpn.peer.networks',
      allowed: 'a list of 1 to 50 networks',
      remedy: 'one entry a line',
    },
  ]);
});

describe('Interconnect', () => {
  testRefusals([
    {
      claim: 'an unknown type, and looks no further into it',
      edit: ['type: dedicated', 'type: borrowed'],
      path: 'analyst.access.interconnect.type',
      allowed: 'a mapping whose type is partner or dedicated',
      remedy: 'partner (through a carrier) or dedicated (own fibre)',
    },
    {
      claim: 'one attachment, because a connection fails',
      edit: [
        '        - interconnect: https://www.googleapis.com/compute/v1/projects/full-net/global/interconnects/site-zone2\n          vlan: 1002\n          insideCidr: 169.254.20.8/29\n',
        '',
      ],
      path: 'analyst.access.interconnect.attachments',
      allowed: 'exactly 2 attachments, one on each connection',
      remedy: 'exactly 2 in all',
      at: 'attachments:',
    },
    {
      claim: 'two attachments on one connection, because they fail together',
      edit: ['interconnects/site-zone2', 'interconnects/site-zone1'],
      path: 'analyst.access.interconnect.attachments[1].interconnect',
      allowed: 'another connection than the first attachment has',
      remedy: 'the other edge availability domain',
    },
    {
      claim: 'a connection by its name alone',
      edit: [
        'interconnect: https://www.googleapis.com/compute/v1/projects/full-net/global/interconnects/site-zone2',
        'interconnect: site-zone2',
      ],
      path: 'analyst.access.interconnect.attachments[1].interconnect',
      allowed: 'a self link of an interconnect',
      remedy: 'gcloud compute interconnects describe',
    },
    {
      claim: 'a VLAN tag that is reserved',
      edit: ['vlan: 1002', 'vlan: 4094'],
      path: 'analyst.access.interconnect.attachments[1].vlan',
      allowed: 'a whole number from 2 to 4093',
      remedy: 'agree on the VLAN tag with the peer',
    },
    {
      claim: 'an inside range of an attachment that is no /29',
      edit: ['insideCidr: 169.254.20.8/29', 'insideCidr: 169.254.20.8/30'],
      path: 'analyst.access.interconnect.attachments[1].insideCidr',
      allowed: 'a /29 inside 169.254.0.0/16',
      remedy: '169.254.13.0/29',
    },
    {
      claim: 'attachments whose inside ranges overlap',
      edit: ['insideCidr: 169.254.20.8/29', 'insideCidr: 169.254.20.0/29'],
      path: 'analyst.access.interconnect.attachments[1].insideCidr',
      allowed: 'a range that no other session uses',
      remedy: 'its own range',
    },
    {
      claim: 'an attachment whose inside range holds that of a tunnel',
      edit: ['insideCidr: 169.254.20.8/29', 'insideCidr: 169.254.10.0/29'],
      path: 'analyst.access.interconnect.attachments[1].insideCidr',
      allowed: 'a range that no other session uses',
      remedy: 'its own range',
    },
  ]);
});

describe('ASNs', () => {
  testRefusals([
    ...[
      ['a public one', 15_169],
      ['the one before the private range', 64_511],
      ['the one after the private range', 65_535],
      ['the one before the private range of 32 bits', 4_199_999_999],
      ['the last of 32 bits, which is reserved', 4_294_967_295],
      ['one that has no such many bits', 4_294_967_296],
      ['half of one', 64_512.5],
      ['a negative one', -64_512],
    ].map(([what, asn]) => ({
      claim: `an ASN that is not private: ${what}`,
      edit: ['asn: 64514', `asn: ${asn}`] as const,
      path: 'analyst.access.vpn.asn',
      allowed: 'a private ASN: 64512 to 65534, or 4200000000 to 4294967294',
      remedy: 'choose one that no network you peer with uses',
    })),
    {
      claim: 'a VPN whose two ends have one ASN',
      edit: ['asn: 65010', 'asn: 64514'],
      path: 'analyst.access.vpn.peer.asn',
      allowed: 'another ASN than vpn.asn, which is 64514',
      remedy: 'external BGP needs two different ASNs',
    },
    {
      claim: 'an Interconnect whose two ends have one ASN',
      edit: ['peerAsn: 4200000010', 'peerAsn: 64515'],
      path: 'analyst.access.interconnect.peerAsn',
      allowed: 'another ASN than interconnect.asn, which is 64515',
      remedy: 'external BGP needs two different ASNs',
    },
    {
      claim: "an Interconnect whose peer has the ASN of the VPN's router",
      edit: ['peerAsn: 4200000010', 'peerAsn: 64514'],
      path: 'analyst.access.interconnect.peerAsn',
      allowed: 'another ASN than vpn.asn, which is 64514',
      remedy: 'external BGP needs two different ASNs',
    },
    {
      claim: "an Interconnect whose router has the ASN of the VPN's peer",
      edit: ['asn: 64515', 'asn: 65010'],
      path: 'analyst.access.interconnect.asn',
      allowed: 'another ASN than vpn.peer.asn, which is 65010',
      remedy: 'external BGP needs two different ASNs',
    },
    {
      claim: 'an ASN in quotes',
      edit: ['asn: 64515', 'asn: "64515"'],
      path: 'analyst.access.interconnect.asn',
      allowed: 'a private ASN',
      remedy: 'choose one',
    },
  ]);
});
