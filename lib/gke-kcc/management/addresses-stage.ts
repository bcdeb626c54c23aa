import type { GkeCockroachDbScenario } from '../../scenario';
import { ingressAddressName, loadBalancerSubnetName } from '../names';
import type { Stage } from '../stage';
import { type Make, managementStage } from './management-stage';

function ingressAddresses(make: Make, scenario: GkeCockroachDbScenario): void {
  for (const { name } of scenario.services) {
    make('ComputeAddress', {
      name: ingressAddressName(scenario, name),
      keepOnDelete: true,
      spec: { location: 'global', addressType: 'EXTERNAL', ipVersion: 'IPV4' },
    });
  }
}

function sqlAddresses(make: Make, scenario: GkeCockroachDbScenario): void {
  const { allowlist, internal } = scenario.analyst;
  if (allowlist) {
    make('ComputeAddress', {
      name: allowlist.addressName,
      keepOnDelete: true,
      // Google Cloud chooses the address. It stays out of the spec once it is known, too: the field cannot change.
      spec: { location: scenario.region, addressType: 'EXTERNAL', networkTier: 'PREMIUM' },
    });
  }
  if (internal) {
    make('ComputeAddress', {
      name: internal.addressName,
      keepOnDelete: true,
      spec: {
        location: scenario.region,
        addressType: 'INTERNAL',
        purpose: 'GCE_ENDPOINT',
        subnetworkRef: { name: loadBalancerSubnetName(scenario) },
        // decided beforehand, because the server certificate names it
        address: internal.address,
      },
    });
  }
}

/**
 * Defines the addresses of the load balancers. They are reserved before the workload exists, which finds them by name,
 * and they outlive it: DNS records, certificates and the peers' allowlists hold them.
 */
export function addressesStage(scenario: GkeCockroachDbScenario): Stage {
  const { allowlist, internal } = scenario.analyst;
  return managementStage(scenario, {
    directory: '35-addresses',
    title: 'reserved addresses of the load balancers',
    readyWithinMinutes: 10,
    files: {
      'ingress-addresses': (make) => ingressAddresses(make, scenario),
      ...(allowlist || internal ? { 'sql-addresses': (make: Make) => sqlAddresses(make, scenario) } : {}),
    },
  });
}
