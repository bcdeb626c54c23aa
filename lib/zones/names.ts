import { createHash } from 'node:crypto';

/** The longest DNS label. @see RFC 1035, section 2.3.4 */
export const DNS_LABEL_LENGTH = 63;

/** A DNS label that begins with a letter, as Kubernetes Services and Google Cloud resources need it (RFC 1035). */
export const DNS_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** A lower-case host name of at least two labels, the last of which begins with a letter, without a trailing dot. */
export const HOST_NAME = /^(?=.{1,253}$)([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)+[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** The first `length` hexadecimal digits of the SHA-256 of the parts: the same parts give the same digits for ever. */
export function digest(parts: readonly string[], length = 8): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, length);
}

/**
 * A DNS label made of `prefix` and a digest of `parts`: another value gives another name. For objects whose fields
 * cannot change, so that a change makes a new object.
 */
export function digestName(prefix: string, parts: readonly string[]): string {
  const suffix = `-${digest(parts)}`;
  return `${prefix.slice(0, DNS_LABEL_LENGTH - suffix.length)}${suffix}`;
}
