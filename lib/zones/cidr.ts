import { IPv4 } from 'ipaddr.js';

/** An IPv4 range as numbers: both ends belong to it. */
interface Range {
  readonly first: number;
  readonly last: number;
  readonly prefix: number;
}

const toNumber = (address: IPv4): number => address.octets.reduce((sum, octet) => sum * 256 + octet, 0);

const toText = (value: number): string => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');

const size = (prefix: number): number => 2 ** (32 - prefix);

function range(cidr: string): Range {
  const [address, prefix] = IPv4.parseCIDR(cidr);
  const first = Math.floor(toNumber(address) / size(prefix)) * size(prefix);
  return { first, last: first + size(prefix) - 1, prefix };
}

/** Whether the text is an IPv4 address in four decimal parts. */
export function isAddress(text: string): boolean {
  return IPv4.isValidFourPartDecimal(text);
}

/** Whether the text is an IPv4 CIDR whose address is the first of its range, e.g. `10.0.0.0/16`, not `10.0.0.1/16`. */
export function isCidr(text: string): boolean {
  const [address = '', prefix = ''] = text.split('/');
  if (!isAddress(address) || !/^(\d|[12]\d|3[0-2])$/.test(prefix) || text !== `${address}/${prefix}`) return false;
  return networkOf(text) === text;
}

/** The CIDR with its host bits cleared: `10.0.0.1/16` gives `10.0.0.0/16`. @throws when the text is no IPv4 CIDR */
export function networkOf(cidr: string): string {
  const { first, prefix } = range(cidr);
  return `${toText(first)}/${prefix}`;
}

/** The prefix length of the CIDR. @throws when the text is no IPv4 CIDR */
export function prefixLength(cidr: string): number {
  return range(cidr).prefix;
}

/** Whether the two ranges share an address. @throws when a text is no IPv4 CIDR */
export function overlaps(a: string, b: string): boolean {
  const [left, right] = [range(a), range(b)];
  return left.first <= right.last && right.first <= left.last;
}

/** Whether every address of `inner` lies in `outer`. @throws when a text is no IPv4 CIDR */
export function contains(outer: string, inner: string): boolean {
  const [out, inn] = [range(outer), range(inner)];
  return out.first <= inn.first && inn.last <= out.last;
}

/**
 * The address at `offset` of the CIDR; a negative offset counts from its end (-1 is the broadcast address).
 *
 * @throws when the text is no IPv4 CIDR or the offset lies outside it
 */
export function addressAt(cidr: string, offset: number): string {
  const { first, last, prefix } = range(cidr);
  const address = offset >= 0 ? first + offset : last + 1 + offset;
  if (address < first || address > last) {
    throw new Error(`'${cidr}' holds ${size(prefix)} addresses, so it has none at offset ${offset}`);
  }
  return toText(address);
}

/**
 * Cuts ranges of the given prefix lengths out of `parent`, one after the other in the order given, each aligned to its
 * own size. Put the largest (the smallest prefix length) first and no address is wasted.
 *
 * @throws when the parent has no room for them
 */
export function subnets(parent: string, prefixes: readonly number[]): readonly string[] {
  const { first, last } = range(parent);
  let next = first;
  return prefixes.map((prefix) => {
    const start = Math.ceil(next / size(prefix)) * size(prefix);
    next = start + size(prefix);
    if (next - 1 > last) throw new Error(`'${parent}' has no room for ranges of /${prefixes.join(', /')}`);
    return `${toText(start)}/${prefix}`;
  });
}
