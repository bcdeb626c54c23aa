// Valid ways to the databases on AWS.
import fc from 'fast-check';
import { type ConfigInput, cidr, peerNetworks, publicAddress, some } from './arbitrary-field';

type Ways = NonNullable<NonNullable<ConfigInput['analyst']>['aws']>;

/** Any ASN but that of the AWS side. */
const asn = fc.oneof(
  fc.integer({ min: 1, max: 64_511 }),
  fc.integer({ min: 64_513, max: 65_534 }),
  fc.integer({ min: 4_200_000_000, max: 4_294_967_294 }),
);

const routing = fc.constantFrom<'bgp' | 'static'>('bgp', 'static');

const gateway = fc.record({ address: publicAddress, asn, routing }, { requiredKeys: ['address'] });

const vpn = fc.record(
  {
    customerGateways: fc.uniqueArray(gateway, { minLength: 1, maxLength: 2, selector: (one) => one.address }),
    routing,
    networks: peerNetworks,
  },
  { requiredKeys: ['customerGateways', 'networks'] },
);

const open = fc.record({
  enabled: fc.constant<boolean>(true),
  reason: fc.constantFrom("a partner's reports, until July", 'agreed: # with security'),
  cidrs: fc.uniqueArray(cidr, { minLength: 1, maxLength: 3 }),
});

const closed = some({ enabled: fc.constant<boolean>(false), cidrs: fc.constant<string[]>([]) });

/** Hosts that no service of the arbitrary services has, nor the allowlist of Google Cloud. */
const allowlist = fc.record({
  host: fc.constantFrom('sql-aws.example.com', 'db.aws.example.org'),
  cidrs: fc.uniqueArray(
    fc.oneof(
      fc.record({ cidr }),
      fc.record({ cidr: fc.constant('0.0.0.0/0'), reason: fc.constant('agreed with security') }),
    ),
    { minLength: 1, maxLength: 3, selector: (one) => one.cidr },
  ),
});

/** Any of the ways on AWS, or none. */
export const analystAws = some<Required<Ways>>({
  allowlist,
  vpn,
  bastionHost: fc.boolean(),
  bastionPod: fc.boolean(),
  publicEndpoint: fc.oneof(open, closed),
});
