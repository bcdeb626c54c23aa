// Valid values of single fields, from which the arbitrary configurations are put together.
import fc from 'fast-check';
import type { z } from 'zod';
import type { configSchema } from '../../lib/config/schema';
import { networkOf } from '../../lib/zones';

/** What stands in the file: what has a default may be missing. */
export type ConfigInput = z.input<typeof configSchema>;

export const byte = fc.nat(255);
const word = fc.stringMatching(/^[a-z]([-a-z0-9]{0,10}[a-z0-9])?$/);
export const label = (longest: number) => word.map((text) => text.slice(0, longest).replace(/-+$/, ''));
export const domain = fc.constantFrom('example.com', 'prod.example.org', 'a-b.example.net', 'example');
export const secret = label(12);
export const address = fc.tuple(byte, byte, byte, byte).map((octets) => octets.join('.'));

/** An address of the internet. */
export const publicAddress = fc
  .tuple(fc.integer({ min: 193, max: 197 }), byte, byte, byte)
  .map((octets) => octets.join('.'));

export const cidr = fc
  .tuple(address, fc.integer({ min: 1, max: 32 }))
  .map(([ip, prefix]) => networkOf(`${ip}/${prefix}`));
/** A mapping of which every key may be missing. */
export const some = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record<T, never>(model, { requiredKeys: [] });

/** Networks behind a link: none overlaps what arbitrary-google.ts makes. */
export const peerNetworks = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom('192.168', '172.20', '172.21'), byte, fc.integer({ min: 16, max: 32 }))
    .map(([start, b, bits]) => networkOf(`${start}.${b}.0/${bits}`)),
  { minLength: 1, maxLength: 3 },
);
