import { type Config, PARTNER_ASN } from '../config';
import { addressAt, prefixLength } from '../zones';

/** One BGP session over one tunnel or attachment. */
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

function session(name: string, insideCidr: string, peerAsn: number): BgpSession {
  const address = addressAt(insideCidr, 1);
  return {
    name,
    range: `${address}/${prefixLength(insideCidr)}`,
    address,
    peerAddress: addressAt(insideCidr, 2),
    peerAsn,
  };
}

export function vpnPlan({ name, analyst }: Config): VpnPlan | undefined {
  const { vpn } = analyst.access;
  if (!vpn) return undefined;
  return {
    router: `${name}-vpn`,
    asn: vpn.asn,
    gateway: `${name}-vpn`,
    peer: { name: `${name}-${vpn.peer.name}`, addresses: vpn.peer.addresses },
    networks: vpn.peer.networks,
    tunnels: vpn.tunnels.map(({ insideCidr, secret }, index) => ({
      ...session(`${name}-${vpn.peer.name}-${index}`, insideCidr, vpn.peer.asn),
      interface: index,
      secret,
    })),
  };
}

export function interconnectPlan({ name, analyst }: Config): InterconnectPlan | undefined {
  const { interconnect } = analyst.access;
  if (!interconnect) return undefined;
  const { networks } = interconnect;
  const router = `${name}-interconnect`;
  if (interconnect.type === 'partner') {
    const names = [1, 2].map((domain) => `${name}-partner-${domain}`);
    return { router, asn: PARTNER_ASN, networks, attachments: { type: 'partner', names } };
  }
  const sessions = interconnect.attachments.map((attachment, index) => ({
    ...session(`${name}-dedicated-${index + 1}`, attachment.insideCidr, interconnect.peerAsn),
    interconnect: attachment.interconnect,
    vlan: attachment.vlan,
    candidateSubnet: attachment.insideCidr,
  }));
  return { router, asn: interconnect.asn, networks, attachments: { type: 'dedicated', sessions } };
}
