import fc from 'fast-check';
import { addressAt, contains, isAddress, isCidr, networkOf, overlaps, prefixLength, subnets } from '../../lib/zones';

const octet = fc.integer({ min: 0, max: 255 });
const address = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.'));
const cidr = fc.tuple(address, fc.integer({ min: 0, max: 32 })).map(([ip, prefix]) => networkOf(`${ip}/${prefix}`));

/** The value of the address, counted here in another way than the room does: as one big integer. */
const value = (ip: string): bigint => ip.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
const first = (range: string): bigint => value(range.split('/')[0] ?? '');
const size = (range: string): bigint => 1n << BigInt(32 - Number(range.split('/')[1]));
const last = (range: string): bigint => first(range) + size(range) - 1n;

test.each(['0.0.0.0', '10.0.0.1', '255.255.255.255'])('%s is an address', (text) => {
  expect(isAddress(text)).toBe(true);
});

test.each(['', '10', '10.0.1', '256.0.0.1', '010.0.0.1', '0x0a.0.0.1', '10.0.0.1 ', '10.0.0.1/32', '::1', 'a.b.c.d'])(
  '"%s" is no address',
  (text) => {
    expect(isAddress(text)).toBe(false);
  },
);

test.each(['0.0.0.0/0', '10.0.0.0/8', '10.16.0.0/12', '192.0.2.7/32', '128.0.0.0/1'])('%s is a CIDR', (text) => {
  expect(isCidr(text)).toBe(true);
});

test.each([
  ['host bits', '10.0.0.1/16'],
  ['host bits just below the prefix', '10.8.0.0/12'],
  ['a prefix above 32', '10.0.0.0/33'],
  ['a prefix with a leading zero', '10.0.0.0/08'],
  ['no prefix', '10.0.0.0'],
  ['an empty prefix', '10.0.0.0/'],
  ['two prefixes', '10.0.0.0/8/8'],
  ['a mask', '10.0.0.0/255.0.0.0'],
  ['a space', '10.0.0.0/8 '],
  ['IPv6', 'fd00::/8'],
  ['nothing', ''],
])('refuses a CIDR with %s', (_, text) => {
  expect(isCidr(text)).toBe(false);
});

test('any text is either no CIDR, or its own network', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.tuple(address, fc.nat(40)).map(([ip, bits]) => `${ip}/${bits}`),
      ),
      (text) => {
        if (isCidr(text)) expect(networkOf(text)).toBe(text);
      },
    ),
  );
});

test('the network of an address holds the address and begins at a multiple of its size', () => {
  fc.assert(
    fc.property(address, fc.integer({ min: 0, max: 32 }), (ip, prefix) => {
      const network = networkOf(`${ip}/${prefix}`);
      expect(isCidr(network)).toBe(true);
      expect(prefixLength(network)).toBe(prefix);
      expect(first(network) % size(network)).toBe(0n);
      expect(contains(network, `${ip}/32`)).toBe(true);
    }),
  );
});

test('ranges overlap exactly when one of them contains the other', () => {
  fc.assert(
    fc.property(cidr, cidr, (a, b) => {
      expect(overlaps(a, b)).toBe(contains(a, b) || contains(b, a));
      expect(overlaps(a, b)).toBe(first(a) <= last(b) && first(b) <= last(a));
      expect(overlaps(b, a)).toBe(overlaps(a, b));
      expect(contains(a, b)).toBe(first(a) <= first(b) && last(b) <= last(a));
    }),
  );
});

test('a range contains itself and its halves, and the halves do not overlap', () => {
  fc.assert(
    fc.property(
      cidr.filter((range) => prefixLength(range) < 32),
      (range) => {
        const [low = '', high = ''] = subnets(range, [prefixLength(range) + 1, prefixLength(range) + 1]);
        expect([contains(range, range), contains(range, low), contains(range, high)]).toEqual([true, true, true]);
        expect([overlaps(low, high), contains(low, range), contains(high, range)]).toEqual([false, false, false]);
        expect([first(low), last(high)]).toEqual([first(range), last(range)]);
      },
    ),
  );
});

test('containment is passed on: what lies in the inner range lies in the outer', () => {
  fc.assert(
    fc.property(address, fc.tuple(fc.nat(32), fc.nat(32), fc.nat(32)), (ip, prefixes) => {
      const [wide, middle, narrow] = [...prefixes].sort((a, b) => a - b).map((bits) => networkOf(`${ip}/${bits}`));
      expect(contains(wide as string, middle as string)).toBe(true);
      expect(contains(middle as string, narrow as string)).toBe(true);
      expect(contains(wide as string, narrow as string)).toBe(true);
    }),
  );
});

test('the address at an offset is that many addresses after the first, or before the end', () => {
  fc.assert(
    fc.property(cidr, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (range, share) => {
      const offset = Math.floor(share * Number(size(range)));
      expect(value(addressAt(range, offset)) - first(range)).toBe(BigInt(offset));
      expect(addressAt(range, offset - Number(size(range)))).toBe(addressAt(range, offset));
      expect(value(addressAt(range, -1))).toBe(last(range));
    }),
  );
});

test.each([
  ['169.254.10.0/30', 1, '169.254.10.1'],
  ['169.254.10.0/30', 2, '169.254.10.2'],
  ['10.16.0.0/12', 65_536, '10.17.0.0'],
  ['10.0.0.0/24', -1, '10.0.0.255'],
  ['192.0.2.7/32', 0, '192.0.2.7'],
])('in %s the address at %i is %s', (range, offset, expected) => {
  expect(addressAt(range, offset)).toBe(expected);
});

test.each([
  ['10.0.0.0/30', 4],
  ['10.0.0.0/30', -5],
  ['10.0.0.0/32', 1],
])('refuses the offset outside of %s: %i', (range, offset) => {
  expect(() => addressAt(range, offset)).toThrow(`so it has none at offset ${offset}`);
});

test('subnets are aligned, disjoint, in order, inside the parent, and as large as asked', () => {
  const prefixes = fc.array(fc.integer({ min: 0, max: 32 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(cidr, prefixes, (parent, wanted) => {
      let cut: readonly string[];
      try {
        cut = subnets(parent, wanted);
      } catch (error) {
        expect((error as Error).message).toContain(`'${parent}' has no room`);
        return;
      }
      expect(cut.map(prefixLength)).toEqual(wanted);
      for (const [index, range] of cut.entries()) {
        expect(isCidr(range)).toBe(true);
        expect(contains(parent, range)).toBe(true);
        const next = cut[index + 1];
        if (next !== undefined) expect(first(next)).toBeGreaterThan(last(range));
      }
    }),
    { numRuns: 300 },
  );
});

test('the largest first wastes no address: ranges that fill the parent fit it, and one more does not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 24 }), fc.array(fc.nat(10), { maxLength: 12 }), (prefix, cuts) => {
      const parent = networkOf(`10.0.0.0/${prefix}`);
      // halve the smallest range or an earlier one again and again: the pieces always fill the parent exactly
      const pieces = cuts
        .reduce<readonly number[]>(
          (all, cut) => {
            const at = cut % all.length;
            const half = (all[at] ?? 0) + 1;
            return [...all.slice(0, at), half, half, ...all.slice(at + 1)].sort((a, b) => a - b);
          },
          [prefix],
        )
        .filter((bits) => bits <= 32);
      const ranges = subnets(parent, pieces);
      expect(ranges.reduce((sum, range) => sum + size(range), 0n)).toBe(size(parent));
      expect(() => subnets(parent, [...pieces, 32])).toThrow('has no room');
    }),
  );
});

test.each(['', 'abc', '10.0.0.0', '10.0.0.0/33'])('refuses to compute with "%s"', (text) => {
  expect(() => networkOf(text)).toThrow();
  expect(() => overlaps(text, '10.0.0.0/8')).toThrow();
  expect(() => contains('10.0.0.0/8', text)).toThrow();
});
