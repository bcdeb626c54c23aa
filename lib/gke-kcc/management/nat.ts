import type { GkeCockroachDbScenario } from '../../scenario';
import type { Make } from './management-stage';
import { natName, nodeSubnetName } from './names';

/** Two, so that one can be drained and replaced. Each has 64,512 ports to one destination. */
const ADDRESSES = 2;

/**
 * Defines the way of the nodes to the internet, for images and for what the pods may call.
 *
 * One Cloud NAT serves the whole region from all of its zones: unlike a NAT gateway of AWS it is lost with no zone. Its
 * addresses are reserved, so that others can put them on their allowlists.
 */
export function nat(make: Make, scenario: GkeCockroachDbScenario): void {
  const { network, region } = scenario;
  const name = natName(scenario);
  const router = make('ComputeRouter', {
    name,
    spec: { networkRef: { name: network.name }, region },
  });
  const addresses = Array.from({ length: ADDRESSES }, (_, index) =>
    make('ComputeAddress', {
      name: `${name}-${index}`,
      keepOnDelete: true,
      spec: { location: region, addressType: 'EXTERNAL', networkTier: 'PREMIUM' },
    }),
  );
  make('ComputeRouterNAT', {
    name,
    spec: {
      region,
      routerRef: router,
      natIpAllocateOption: 'MANUAL_ONLY',
      natIps: addresses,
      sourceSubnetworkIpRangesToNat: 'LIST_OF_SUBNETWORKS',
      subnetwork: [{ subnetworkRef: { name: nodeSubnetName(scenario) }, sourceIpRangesToNat: ['ALL_IP_RANGES'] }],
      // a node begins with few ports and gets more when its pods need them
      enableDynamicPortAllocation: true,
      enableEndpointIndependentMapping: false,
      minPortsPerVm: 64,
      maxPortsPerVm: 4096,
      logConfig: { enable: true, filter: 'ERRORS_ONLY' },
    },
  });
}
