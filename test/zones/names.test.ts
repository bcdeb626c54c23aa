import fc from 'fast-check';
import { DNS_LABEL, DNS_LABEL_LENGTH, digest, digestName, HOST_NAME } from '../../lib/zones';

const label = fc.stringMatching(DNS_LABEL).filter((text) => text.length <= DNS_LABEL_LENGTH);
const parts = fc.array(fc.string(), { maxLength: 4 });

test.each(['a', 'a1', 'service-a', 'a--b', `a${'b'.repeat(62)}`])('%s is a DNS label', (text) => {
  expect(DNS_LABEL.test(text)).toBe(true);
});

test.each(['', 'A', '1a', '-a', 'a-', 'a_b', 'a.b', 'ä', 'a b', 'a\n'])('"%s" is no DNS label', (text) => {
  expect(DNS_LABEL.test(text)).toBe(false);
});

test.each([
  'a.example.com',
  'example.com',
  '1.example.com',
  'xn--bcher-kva.example',
  'x.xn--p1ai',
  `${'a'.repeat(63)}.io`,
])('%s is a host name', (text) => {
  expect(HOST_NAME.test(text)).toBe(true);
});

test.each([
  ['one label', 'localhost'],
  ['a trailing dot', 'a.example.com.'],
  ['an upper-case letter', 'A.example.com'],
  ['a label of 64 characters', `${'a'.repeat(64)}.com`],
  ['a label that begins with a hyphen', '-a.example.com'],
  ['a label that ends with a hyphen', 'a-.example.com'],
  ['an empty label', 'a..example.com'],
  ['an address', '198.51.100.1'],
  ['a wildcard', '*.example.com'],
  ['254 characters', `${'a.'.repeat(125)}abcd`],
  ['a port', 'a.example.com:443'],
])('%s makes no host name', (_, text) => {
  expect(HOST_NAME.test(text)).toBe(false);
});

test('a digest is the same for ever', () => {
  expect(digest(['acme', 'general'])).toBe('01250584');
  expect(digest(['acme', 'general'], 4)).toBe('0125');
  expect(digestName('init', ['acme', 'general'])).toBe('init-01250584');
});

test('a name with a digest is a DNS label of at most 63 characters that begins as asked', () => {
  fc.assert(
    fc.property(label, parts, (prefix, values) => {
      const name = digestName(prefix, values);
      expect(name).toMatch(DNS_LABEL);
      expect(name.length).toBeLessThanOrEqual(DNS_LABEL_LENGTH);
      expect(name.startsWith(prefix.slice(0, 54))).toBe(true);
      expect(digestName(prefix, [...values])).toBe(name);
    }),
  );
});

test('other parts give another name, also where their joined text is the same', () => {
  fc.assert(
    fc.property(label, fc.uniqueArray(parts, { maxLength: 40, selector: JSON.stringify }), (prefix, many) => {
      expect(new Set(many.map((values) => digestName(prefix, values))).size).toBe(many.length);
    }),
  );
  expect(digest(['ab', 'c'])).not.toBe(digest(['a', 'bc']));
  expect(digest(['a'])).not.toBe(digest(['a', '']));
});

test('one changed part out of ten thousand names makes no two alike', () => {
  const names = Array.from({ length: 10_000 }, (_, index) => digestName('schedule', [`${index}`]));
  // eight hexadecimal digits: about one chance in a hundred of a pair, and these are always the same names
  expect(new Set(names).size).toBe(names.length);
});
