/** A zone, by the number of its member, from 1 on. */
export type Zone = 1 | 2 | 3;

export const ZONES: readonly Zone[] = [1, 2, 3];

/** Where clients come from, by the number of their network. */
export const PODS = 4;
export const OFFICE = 5;
export const VPN = 6;
export const ELSEWHERE = 7;

/** A network with one address of its own. */
export interface Place {
  readonly number: number;
  readonly name: string;
  readonly address: string;
}

const OCTET = 256;

/** The address that lies `offset` after the first one of a network, such as `10.64.0.0/16`. @throws when it is no IPv4 network, or too small */
export function addressIn(network: string, offset: number): string {
  const found = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(network)?.slice(1).map(Number);
  if (!found) throw new Error(`'${network}' must be an IPv4 network`);
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = found;
  if (offset >= 2 ** (32 - prefix))
    throw new Error(`'${network}' must hold the address number ${offset}, and does not`);
  const address = ((a * OCTET + b) * OCTET + c) * OCTET + d + offset;
  return [OCTET ** 3, OCTET ** 2, OCTET, 1].map((unit) => Math.floor(address / unit) % OCTET).join('.');
}

/** The first address in a network that a person may have: that of a single address is itself. */
const firstIn = (network: string): string => addressIn(network, network.endsWith('/32') ? 0 : 1);

/** For documentation (RFC 5737), so that it is in no network of ours unless somebody names it. */
const NOBODY = '192.0.2.77';

/** What the output says of networks. */
export interface AdmittedNetworks {
  readonly pods: string;
  /** In front of which load balancers, if there are any. */
  readonly office?: string;
  readonly vpn?: string;
}

/** Every place of the drill. The drill itself is among the pods, as a kubelet is. */
export class Places {
  readonly all: readonly Place[];
  readonly drill: string;
  private readonly pods: string;

  constructor({ pods, office, vpn }: AdmittedNetworks) {
    this.pods = pods;
    this.drill = addressIn(pods, 2);
    this.all = [
      ...ZONES.map((zone) => ({ number: zone, name: `zone ${zone}`, address: this.member(zone) })),
      { number: PODS, name: 'the pods', address: addressIn(pods, PODS * OCTET + 10) },
      ...(office ? [{ number: OFFICE, name: 'the office', address: firstIn(office) }] : []),
      ...(vpn ? [{ number: VPN, name: 'the VPN', address: firstIn(vpn) }] : []),
      { number: ELSEWHERE, name: 'elsewhere', address: NOBODY },
    ];
  }

  /** Of the member in a zone. */
  member(zone: Zone): string {
    return addressIn(this.pods, zone * OCTET + 10);
  }

  /** From where clients come. */
  get clients(): readonly Place[] {
    return this.all.filter(({ number }) => number >= PODS);
  }
}
