import type { GkeCockroachDbScenario } from '../../scenario';
import { addressAt } from '../../zones';
import { PRIVATE_GOOGLE_APIS } from '../names';
import type { Make } from './management-stage';

/** Domains of Google's APIs and registries, and the name in each that has the addresses. */
const DOMAINS = [
  { domain: 'googleapis.com', host: 'private.googleapis.com' },
  { domain: 'gcr.io', host: 'gcr.io' },
  { domain: 'pkg.dev', host: 'pkg.dev' },
];

const TTL_SECONDS = 300;

/** All four: clients try the next when one does not answer. */
const ADDRESSES = [0, 1, 2, 3].map((offset) => addressAt(PRIVATE_GOOGLE_APIS, offset));

/**
 * Defines private zones in which every Google API and registry has the addresses of private.googleapis.com. The traffic
 * then stays in Google's network, and a network policy can name the APIs by one small range.
 *
 * @see https://cloud.google.com/vpc/docs/configure-private-google-access
 */
export function privateGoogleAccess(make: Make, { name, network }: GkeCockroachDbScenario): void {
  for (const { domain, host } of DOMAINS) {
    const zoneName = `${name}-${domain.replaceAll('.', '-')}`;
    const zone = make('DNSManagedZone', {
      name: zoneName,
      spec: {
        dnsName: `${domain}.`,
        visibility: 'private',
        privateVisibilityConfig: { networks: [{ networkRef: { name: network.name } }] },
      },
    });
    make('DNSRecordSet', {
      name: `${zoneName}-addresses`,
      spec: { managedZoneRef: zone, name: `${host}.`, type: 'A', ttl: TTL_SECONDS, rrdatas: ADDRESSES },
    });
    make('DNSRecordSet', {
      name: `${zoneName}-wildcard`,
      spec: { managedZoneRef: zone, name: `*.${domain}.`, type: 'CNAME', ttl: TTL_SECONDS, rrdatas: [`${host}.`] },
    });
  }
}
