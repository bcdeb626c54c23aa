import { contains, networkOf, overlaps, prefixLength } from '../../zones';
import type { ConfigRule, Mistake, Subject } from './rule';

const VPN = ['analyst', 'access', 'vpn'] as const;
const INTERCONNECT = ['analyst', 'access', 'interconnect'] as const;
const LINK_LOCAL = '169.254.0.0/16';
/** The metadata server answers in it. */
const METADATA = '169.254.169.0/24';

interface Session {
  readonly path: readonly (string | number)[];
  readonly insideCidr: string;
  readonly prefix: number;
}

function sessions({ config, valid }: Subject): readonly Session[] {
  const tunnels = valid(...VPN, 'tunnels') ? (config.analyst.access.vpn?.tunnels ?? []) : [];
  const { interconnect } = valid(...INTERCONNECT) ? config.analyst.access : {};
  const attachments = interconnect?.type === 'dedicated' ? interconnect.attachments : [];
  return [
    ...tunnels.map(({ insideCidr }, index) => ({
      path: [...VPN, 'tunnels', index, 'insideCidr'],
      insideCidr,
      prefix: 30,
    })),
    ...attachments.map(({ insideCidr }, index) => ({
      path: [...INTERCONNECT, 'attachments', index, 'insideCidr'],
      insideCidr,
      prefix: 29,
    })),
  ];
}

/** Each BGP session has a link-local range of its own. */
export const insideCidrs: ConfigRule = function* (subject) {
  const all = sessions(subject);
  for (const [index, { path, insideCidr, prefix }] of all.entries()) {
    if (prefixLength(insideCidr) !== prefix || !contains(LINK_LOCAL, insideCidr) || overlaps(METADATA, insideCidr)) {
      yield {
        path,
        allowed: `a /${prefix} inside ${LINK_LOCAL}, not in ${networkOf(METADATA)}`,
        remedy: `write for example 169.254.${10 + index}.0/${prefix}`,
      };
    }
    if (all.slice(0, index).some((other) => overlaps(other.insideCidr, insideCidr))) {
      yield {
        path,
        allowed: 'a range that no other session uses',
        remedy: 'give each tunnel and attachment its own range',
      };
    }
  }
};

/** Two tunnels that share a secret or a peer address fail, or are stolen, together. */
export const vpnPairs: ConfigRule = function* ({ config, valid }) {
  const { vpn } = config?.analyst?.access ?? {};
  if (!vpn) return;
  if (valid(...VPN, 'peer', 'addresses') && vpn.peer.addresses[0] === vpn.peer.addresses[1]) {
    yield {
      path: [...VPN, 'peer', 'addresses', 1],
      allowed: 'another address than the first',
      remedy: "give the address of the peer's second device or line",
    };
  }
  if (valid(...VPN, 'tunnels') && vpn.tunnels[0]?.secret === vpn.tunnels[1]?.secret) {
    yield {
      path: [...VPN, 'tunnels', 1, 'secret'],
      allowed: 'another Secret than the first tunnel has',
      remedy: 'make a second Secret, so that one tunnel can change its key while the other carries the traffic',
    };
  }
};

/** Two attachments on one connection fail together. */
export const attachmentPairs: ConfigRule = function* ({ config, valid }) {
  if (!valid(...INTERCONNECT)) return;
  const { interconnect } = config.analyst.access;
  if (interconnect?.type !== 'dedicated') return;
  if (interconnect.attachments[0]?.interconnect === interconnect.attachments[1]?.interconnect) {
    yield {
      path: [...INTERCONNECT, 'attachments', 1, 'interconnect'],
      allowed: 'another connection than the first attachment has',
      remedy: 'name the connection in the other edge availability domain',
    };
  }
};

/** Partner Interconnect fixes the ASN of its router. @see https://cloud.google.com/network-connectivity/docs/interconnect */
export const PARTNER_ASN = 16550;

function collision(path: Mistake['path'], other: string, asn: number): Mistake {
  return {
    path,
    allowed: `another ASN than ${other}, which is ${asn}`,
    remedy: 'external BGP needs two different ASNs: take another one from 64512 to 65534',
  };
}

/** Both ends of a BGP session are different autonomous systems. */
export const asns: ConfigRule = function* ({ config, valid }) {
  const { vpn, interconnect } = config?.analyst?.access ?? {};
  if (vpn && valid(...VPN, 'asn') && valid(...VPN, 'peer', 'asn') && vpn.asn === vpn.peer.asn) {
    yield collision([...VPN, 'peer', 'asn'], 'vpn.asn', vpn.asn);
  }
  if (interconnect?.type !== 'dedicated' || !valid(...INTERCONNECT)) return;
  if (interconnect.asn === interconnect.peerAsn) {
    yield collision([...INTERCONNECT, 'peerAsn'], 'interconnect.asn', interconnect.asn);
  }
  if (vpn && valid(...VPN, 'asn') && vpn.asn === interconnect.peerAsn) {
    yield collision([...INTERCONNECT, 'peerAsn'], 'vpn.asn', vpn.asn);
  }
  if (vpn && valid(...VPN, 'peer', 'asn') && vpn.peer.asn === interconnect.asn) {
    yield collision([...INTERCONNECT, 'asn'], 'vpn.peer.asn', vpn.peer.asn);
  }
};
