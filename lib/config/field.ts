import { z } from 'zod';
import { CPU_PATTERN, DNS_LABEL, HOST_NAME, isAddress, isCidr, MEMORY_PATTERN } from '../zones';

/** What zod reports of a field: the allowed values and the remedy, one line each. `parse.ts` takes them apart. */
export function says(allowed: string, remedy: string): { error: string } {
  return { error: `${allowed}\n${remedy}` };
}

/** An object that knows its keys: any other key is a mistake. */
export function object<const Shape extends z.core.$ZodShape>(shape: Shape) {
  const keys = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `one of the keys ${keys}\nremove the key, or correct its spelling`
        : `a mapping with the keys ${keys}\nwrite the keys on lines of their own, indented below this one`,
  });
}

/** Text that matches a pattern. */
export function text(pattern: RegExp, allowed: string, remedy: string) {
  return z.string(says(allowed, remedy)).regex(pattern, says(allowed, remedy));
}

/** A whole number from `minimum` to `maximum`, both included. */
export function integer(minimum: number, maximum: number, remedy: string) {
  const error = says(`a whole number from ${minimum} to ${maximum}`, remedy);
  return z.int(error).min(minimum, error).max(maximum, error);
}

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words, remedy: string) {
  return z.enum(words, says(`one of ${words.join(', ')}`, remedy));
}

/** A list of at least `minimum` and at most `maximum` entries. */
export function list<Item extends z.ZodType>(item: Item, minimum: number, maximum: number, what: string) {
  const bounds = minimum === maximum ? `exactly ${minimum}` : `${minimum} to ${maximum}`;
  const error = says(`a list of ${bounds} ${what}`, `write one entry a line, each after "- ", ${bounds} in all`);
  return z.array(item, error).min(minimum, error).max(maximum, error);
}

/** A platform name is the prefix of names that have tight limits: service accounts (30), clusters (40), buckets (63). */
export const LONGEST_PLATFORM_NAME = 16;

/** Ends the description of a field that is fixed once something was deployed with it. */
export const FIXED = 'It cannot change after the first deployment.';

export const dnsLabel = (longest: number, what: string) =>
  text(
    new RegExp(`^(?=.{1,${longest}}$)${DNS_LABEL.source.slice(1)}`),
    `a DNS label of at most ${longest} characters: lower-case letters, digits and "-", a letter first`,
    `choose such a name for ${what}, for example service-a`,
  );

export const hostName = () =>
  text(HOST_NAME, 'a lower-case host name without a trailing dot', 'write it in full, for example a.acme.example.com');

export const email = (what: string) =>
  text(/^[^\s@:]+@[a-z0-9.-]+\.[a-z]+$/, 'an e-mail address', `give the address of ${what}`);

export const cpu = () => text(CPU_PATTERN, 'a CPU quantity of Kubernetes', 'write it like 250m, 1 or 1.5, in quotes');

export const memory = () => text(MEMORY_PATTERN, 'a memory quantity of Kubernetes', 'write it like 256Mi or 16Gi');

/** A reference to a container image with a tag other than `latest`, or a digest. */
export const image = () =>
  text(
    /^(?:[a-z0-9.-]+(?::\d+)?\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(?::(?!latest(?:@|$))\w[\w.-]{0,127}(?:@sha256:[a-f0-9]{64})?|@sha256:[a-f0-9]{64})$/,
    'an image with a tag other than "latest", or with a digest',
    'pin the version, for example ghcr.io/stefanprodan/podinfo:6.15.0',
  );

/** An IPv4 CIDR, checked by value: `10.0.0.1/16` is refused, because it hides that its network is 10.0.0.0/16. */
export const cidr = () =>
  z
    .string(says('an IPv4 CIDR', 'write it like 192.168.0.0/16'))
    .refine(
      isCidr,
      says('an IPv4 CIDR whose host bits are zero', 'write the first address of the range, like 192.168.0.0/16'),
    )
    .meta({ pattern: '^(\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2}$' });

export const address = () =>
  z
    .string(says('an IPv4 address', 'write it like 198.51.100.10'))
    .refine(isAddress, says('an IPv4 address', 'write it like 198.51.100.10'))
    .meta({ pattern: '^(\\d{1,3}\\.){3}\\d{1,3}$' });

/** A private BGP autonomous system number. @see RFC 6996 */
export const privateAsn = () => {
  const error = says(
    'a private ASN: 64512 to 65534, or 4200000000 to 4294967294',
    'choose one that no network you peer with uses',
  );
  return z
    .int(error)
    .min(64512, error)
    .max(4294967294, error)
    .refine((asn) => asn <= 65534 || asn >= 4200000000, error);
};

/** A sentence that tells why a safe default is widened; it is shown in the report. */
export const reason = () =>
  text(/\S[\s\S]{8,}\S/, 'a reason of at least 10 characters', 'say in a sentence why this is needed and who agreed');

/** The name of a Kubernetes Secret that is made outside of this project. Its content never appears in the config. */
export const secretName = () => dnsLabel(63, 'the Secret');
