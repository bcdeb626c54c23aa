import { type GkeCockroachDbScenario, isBelow } from '../../scenario';
import { digestName } from '../../zones';
import { ingressAddressName } from '../names';
import type { Make } from './management-stage';

const TTL_SECONDS = 300;

/** The host names of the scenario, and the address object of each. */
function hosts(scenario: GkeCockroachDbScenario): readonly { readonly host: string; readonly address: string }[] {
  const { allowlist } = scenario.analyst;
  return [
    ...scenario.services.map(({ name, host }) => ({ host, address: ingressAddressName(scenario, name) })),
    ...(allowlist ? [{ host: allowlist.host, address: allowlist.addressName }] : []),
  ];
}

/**
 * Defines the public zone and a record for each host name below it, which points at the reserved address. The zone works
 * once its parent delegates to its name servers: `kubectl get dnsmanagedzone -o jsonpath={..status.nameServers}`; with
 * DNSSEC the parent also needs the DS record.
 *
 * The names of the objects carry a digest, because neither a zone nor a record can change its own name.
 */
export function dnsZone(make: Make, scenario: GkeCockroachDbScenario, zone: string): void {
  const ref = make('DNSManagedZone', {
    name: digestName(`${scenario.name}-public`, [zone]),
    // the parent zone delegates to its name servers, and a new zone would get others
    keepOnDelete: true,
    spec: { dnsName: `${zone}.`, visibility: 'public', dnssecConfig: { state: 'on' } },
  });
  for (const { host, address } of hosts(scenario).filter((entry) => isBelow(entry.host, zone))) {
    make('DNSRecordSet', {
      name: digestName(address, [zone, host]),
      spec: {
        managedZoneRef: ref,
        name: `${host}.`,
        type: 'A',
        ttl: TTL_SECONDS,
        rrdatasRefs: [{ kind: 'ComputeAddress', name: address }],
      },
    });
  }
}
