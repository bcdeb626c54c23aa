import { type Config, PARTNER_ASN } from '../config';
import { addressAt, digestName, prefixLength } from '../zones';

/**
 * One BGP session over one tunnel or attachment.
 *
 * Google Cloud can change neither a tunnel nor an attachment nor the address of an interface. So the name carries a digest
 * of all that cannot change: another key or address is another session, and the one before it goes.
 */
export interface BgpSession {
  /** Name of the tunnel or attachment, and of its interface and peer. */
  readonly name: string;
  /** Our address with the prefix length, e.g. `169.254.10.1/30`. */
  readonly range: string;
  readonly address: string;
  readonly peerAddress: string;
  readonly peerAsn: number;
}

export interface VpnTunnel extends BgpSession {
  /** Interface of both gateways, 0 or 1. */
  readonly interface: number;
  /** Secret with the key `psk` in the Config Connector namespace. */
  readonly secret: string;
}

/** HA VPN: two tunnels between two interfaces on each side. */
export interface VpnPlan {
  readonly router: string;
  readonly asn: number;
  readonly gateway: string;
  readonly peer: { readonly name: string; readonly addresses: readonly string[] };
  readonly networks: readonly string[];
  readonly tunnels: readonly VpnTunnel[];
}

export interface DedicatedAttachment extends BgpSession {
  readonly interconnect: string;
  readonly vlan: number;
  readonly candidateSubnet: string;
}

/** Cloud Interconnect: two attachments, one in each edge availability domain. */
export interface InterconnectPlan {
  readonly router: string;
  readonly asn: number;
  readonly networks: readonly string[];
  readonly attachments:
    | { readonly type: 'partner'; readonly names: readonly string[] }
    | { readonly type: 'dedicated'; readonly sessions: readonly DedicatedAttachment[] };
}

/** `fixed` is what cannot change of the tunnel or the attachment, besides the range of the session. */
function session(prefix: string, fixed: readonly string[], insideCidr: string, peerAsn: number): BgpSession {
  const address = addressAt(insideCidr, 1);
  return {
    name: digestName(prefix, [prefix, ...fixed, insideCidr]),
    range: `${address}/${prefixLength(insideCidr)}`,
    address,
    peerAddress: addressAt(insideCidr, 2),
    peerAsn,
  };
}

/** A router keeps its ASN for life, so it is named by it. @see https://cloud.google.com/network-connectivity/docs/router/concepts/overview */
const routerName = (prefix: string, asn: number): string => `${prefix}-${asn}`;

export function vpnPlan({ name, analyst }: Config): VpnPlan | undefined {
  const { vpn } = analyst.access;
  if (!vpn) return undefined;
  const router = routerName(`${name}-vpn`, vpn.asn);
  const prefix = `${name}-${vpn.peer.name}`;
  const peer = { name: digestName(prefix, vpn.peer.addresses), addresses: vpn.peer.addresses };
  return {
    router,
    asn: vpn.asn,
    gateway: `${name}-vpn`,
    peer,
    networks: vpn.peer.networks,
    tunnels: vpn.tunnels.map(({ insideCidr, secret }, index) => ({
      ...session(`${prefix}-${index}`, [router, peer.name, secret], insideCidr, vpn.peer.asn),
      interface: index,
      secret,
    })),
  };
}

export function interconnectPlan({ name, analyst }: Config): InterconnectPlan | undefined {
  const { interconnect } = analyst.access;
  if (!interconnect) return undefined;
  const { networks } = interconnect;
  if (interconnect.type === 'partner') {
    const router = routerName(`${name}-interconnect`, PARTNER_ASN);
    const names = [1, 2].map((domain) => `${name}-partner-${domain}`);
    return { router, asn: PARTNER_ASN, networks, attachments: { type: 'partner', names } };
  }
  const router = routerName(`${name}-interconnect`, interconnect.asn);
  const sessions = interconnect.attachments.map((attachment, index) => ({
    ...session(
      `${name}-dedicated-${index + 1}`,
      [router, attachment.interconnect, `${attachment.vlan}`],
      attachment.insideCidr,
      interconnect.peerAsn,
    ),
    interconnect: attachment.interconnect,
    vlan: attachment.vlan,
    candidateSubnet: attachment.insideCidr,
  }));
  return { router, asn: interconnect.asn, networks, attachments: { type: 'dedicated', sessions } };
}
