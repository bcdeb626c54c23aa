import type { Config, GoogleConfig } from '../config';
import { counted } from '../zones';

/** Warns of CockroachDB without a licence. */
export function licenceWarnings({ database }: Config): readonly string[] {
  return database.cockroachdb.licence
    ? []
    : [
        'CockroachDB has no licence: after 7 days it allows 5 open transactions at a time. Set database.cockroachdb.licence.',
      ];
}

/** Warns of an allowlist that admits everybody. */
export function openAllowlistWarnings(allowlist: Config['analyst']['aws']['allowlist']): readonly string[] {
  return (allowlist?.cidrs ?? [])
    .filter(({ cidr }) => cidr === '0.0.0.0/0')
    .map(({ reason }) => `The allowlist admits every address (0.0.0.0/0). Reason given: ${reason}`);
}

/** What is allowed but should be known before the deploy. One sentence each, with the remedy. */
export function warnings(config: GoogleConfig): readonly string[] {
  const { allowlist, vpn, interconnect, bastion } = config.analyst.access;
  const hosts = [...config.services.map(({ host }) => host), ...(allowlist ? [allowlist.host] : [])];
  const { dnsZone } = config.google;
  const outside = dnsZone ? hosts.filter((host) => !isBelow(host, dnsZone)) : hosts;
  const found: string[] = [...licenceWarnings(config)];
  if (!allowlist && !vpn && !interconnect && !bastion) {
    found.push(
      'The analyst has no way to the database. Set one of analyst.access.allowlist, vpn, interconnect, bastion.',
    );
  }
  if (allowlist && !allowlist.address) {
    found.push(
      `The certificate of the allowlisted load balancer names ${allowlist.host} but no address: clients must connect by name. Set analyst.access.allowlist.address once it is reserved to allow both.`,
    );
  }
  found.push(...openAllowlistWarnings(allowlist));
  if (outside.length > 0) {
    found.push(
      `google.dnsZone does not cover ${counted(outside.length, 'host name')}: make the DNS records yourself (${outside.slice(0, 5).join(', ')}${outside.length > 5 ? ', ...' : ''}).`,
    );
  }
  return found;
}

/** Whether the host lies in the DNS zone. */
export function isBelow(host: string, zone: string): boolean {
  return host === zone || host.endsWith(`.${zone}`);
}
