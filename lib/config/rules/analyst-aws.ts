import { prefixLength } from '../../zones';
import type { ConfigRule } from './rule';

/** ASN of the AWS side of the VPN. */
export const AMAZON_ASN = 64_512;

/** The database is public only for a written reason and for named networks, and networks are named only for a public one. */
export const publicDatabase: ConfigRule = function* ({ config, valid }) {
  const path = ['analyst', 'aws', 'publicEndpoint'];
  if (!valid(...path)) return;
  const { enabled, reason, cidrs } = config.analyst.aws.publicEndpoint;
  if (enabled && reason === undefined) {
    yield {
      path: [...path, 'reason'],
      allowed: 'a reason of at least 10 characters, because the database gets a public address',
      remedy: 'say why, or set enabled: false and use the VPN or a bastion',
    };
  }
  if (enabled && cidrs.length === 0) {
    yield {
      path: [...path, 'cidrs'],
      allowed: 'the networks that reach the public address',
      remedy: 'name them, or set enabled: false',
    };
  }
  if (!enabled && cidrs.length > 0) {
    yield {
      path: [...path, 'cidrs'],
      allowed: 'no networks, because the public endpoint is off',
      remedy: 'remove them, or set enabled: true and give a reason',
    };
  }
  for (const [index, cidr] of cidrs.entries()) {
    if (prefixLength(cidr) === 0) {
      yield {
        path: [...path, 'cidrs', index],
        allowed: 'a network, not the whole internet',
        remedy: 'name the networks that need access',
      };
    }
  }
};

/** Two devices are two addresses, and none has the ASN of the AWS side, with which it speaks external BGP. */
export const customerGateways: ConfigRule = function* ({ config, valid }) {
  const path = ['analyst', 'aws', 'vpn', 'customerGateways'];
  if (!valid(...path)) return;
  const gateways = config.analyst.aws.vpn?.customerGateways ?? [];
  const routing = valid('analyst', 'aws', 'vpn', 'routing') ? config.analyst.aws.vpn?.routing : undefined;
  for (const [index, { asn, routing: own = routing }] of gateways.entries()) {
    if (own !== 'bgp' || asn !== AMAZON_ASN) continue;
    yield {
      path: [...path, index, 'asn'],
      allowed: `an ASN other than ${AMAZON_ASN}, which is that of the AWS side`,
      remedy: "give the peer's own ASN, for example 65000",
    };
  }
  const [first, second] = gateways;
  if (first && second && first.address === second.address) {
    yield {
      path: [...path, 1, 'address'],
      allowed: 'another address than the first',
      remedy: "give the address of the peer's second device, or remove the entry",
    };
  }
};
