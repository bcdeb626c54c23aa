import type { Chart } from 'cdk8s';
import type { GkeCockroachDbScenario } from '../../scenario';
import { ConfigConnectorObject } from '../kinds/config-connector-object';
import { natName, nodeSubnetName } from './names';

/** Two, so that one can be drained and replaced. Each has 64,512 ports to one destination. */
const ADDRESSES = 2;

/**
 * Defines the way of the nodes to the internet, for images and for what the pods may call.
 *
 * One Cloud NAT serves the whole region from all of its zones: unlike a NAT gateway of AWS it is lost with no zone. Its
 * addresses are reserved, so that others can put them on their allowlists.
 */
export function nat(chart: Chart, scenario: GkeCockroachDbScenario): void {
  const { network, region } = scenario;
  const name = natName(scenario);
  const router = new ConfigConnectorObject(chart, 'ComputeRouter', {
    name,
    spec: { networkRef: { name: network.name }, region },
  });
  const addresses = Array.from(
    { length: ADDRESSES },
    (_, index) =>
      new ConfigConnectorObject(chart, 'ComputeAddress', {
        name: `${name}-${index}`,
        keepOnDelete: true,
        spec: { location: region, addressType: 'EXTERNAL', networkTier: 'PREMIUM' },
      }).ref,
  );
  new ConfigConnectorObject(chart, 'ComputeRouterNAT', {
    name,
    spec: {
      region,
      routerRef: router.ref,
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
