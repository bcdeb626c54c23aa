// Valid analysts, with any of the ways to the database.
import fc from 'fast-check';
import { analystAws } from './arbitrary-analyst-aws';
import { address, type ConfigInput, cidr, domain, label, peerNetworks, publicAddress, some } from './arbitrary-field';

type Access = NonNullable<NonNullable<ConfigInput['analyst']>['access']>;

const asn = fc.oneof(fc.integer({ min: 64512, max: 65534 }), fc.integer({ min: 4_200_000_000, max: 4_294_967_294 }));
const asns = fc.uniqueArray(asn, { minLength: 4, maxLength: 4 });
/** Two link-local ranges that share no address: the second half of the third octets is for attachments. */
const inside = (from: number, bits: number) =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: from, max: from + 60 }), fc.nat(31)), {
      minLength: 2,
      maxLength: 2,
      selector: String,
    })
    .map((pairs) => pairs.map(([c, d]) => `169.254.${c}.${d * 8}/${bits}`));

const selfLinks = ['zone1', 'zone2'].map(
  (domainName) => `https://www.googleapis.com/compute/v1/projects/p/global/interconnects/site-${domainName}`,
);

const vpn = fc
  .record({
    name: label(20),
    addresses: fc.uniqueArray(publicAddress, { minLength: 2, maxLength: 2 }),
    networks: peerNetworks,
    ranges: inside(0, 30),
    asns,
  })
  .map(({ name, addresses, networks, ranges, asns: [own = 0, peer = 0] }) => ({
    asn: own,
    peer: { name, asn: peer, addresses, networks },
    tunnels: ranges.map((insideCidr, index) => ({ insideCidr, secret: `psk-${index}` })),
  }));

const dedicated = fc
  .record({ networks: peerNetworks, ranges: inside(80, 29), vlan: fc.integer({ min: 2, max: 4093 }) })
  .map(({ networks, ranges, vlan }) => ({
    type: 'dedicated' as const,
    asn: 64_900,
    peerAsn: 64_901,
    networks,
    attachments: ranges.map((insideCidr, index) => ({ interconnect: selfLinks[index] ?? '', vlan, insideCidr })),
  }));

const allowlist = fc.record(
  {
    host: domain.map((name) => `sql.${name}`),
    address,
    cidrs: fc.uniqueArray(
      fc.oneof(
        fc.record(
          { cidr, reason: fc.constantFrom('the office: "north" # 1', '  two\nlines\nof it') },
          { requiredKeys: ['cidr'] },
        ),
        fc.constant({ cidr: '0.0.0.0/0', reason: 'agreed with security' }),
      ),
      { minLength: 1, maxLength: 3, selector: (one) => one.cidr },
    ),
  },
  { requiredKeys: ['host', 'cidrs'] },
);

const access = some<Required<Access>>({
  allowlist,
  vpn: vpn.filter(({ asn: own, peer }) => [own, peer.asn].every((one) => one !== 64_900 && one !== 64_901)),
  interconnect: fc.oneof(dedicated, fc.record({ type: fc.constant('partner' as const), networks: peerNetworks })),
  bastion: fc.record({ group: domain.map((name) => `analysts@${name}.com`) }),
});

export const analyst = some({
  username: label(10).map((name) => `${name}-reader`),
  statementTimeoutSeconds: fc.integer({ min: 1, max: 86_400 }),
  access,
  aws: analystAws,
});
