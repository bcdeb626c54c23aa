import type { GkeCockroachDbScenario } from '../../scenario';
import { loadBalancerSubnetName } from '../names';
import type { Stage } from '../stage';
import { firewall } from './firewall';
import { type Make, managementStage } from './management-stage';
import { nodeSubnetName } from './names';
import { nat } from './nat';
import { privateGoogleAccess } from './private-google-access';

function network(make: Make, scenario: GkeCockroachDbScenario): void {
  const { network, region } = scenario;
  const ref = make('ComputeNetwork', {
    name: network.name,
    keepOnDelete: true,
    spec: {
      autoCreateSubnetworks: false,
      // the default route leads to the NAT, and to Google's APIs
      deleteDefaultRoutesOnCreate: false,
      // everything is in one region
      routingMode: 'REGIONAL',
    },
  });
  make('ComputeSubnetwork', {
    name: nodeSubnetName(scenario),
    keepOnDelete: true,
    spec: {
      networkRef: ref,
      region,
      ipCidrRange: network.nodes,
      stackType: 'IPV4_ONLY',
      privateIpGoogleAccess: true,
      secondaryIpRange: [
        { rangeName: 'pods', ipCidrRange: network.pods },
        { rangeName: 'services', ipCidrRange: network.services },
      ],
      // half of the flows, counted by the minute: enough to see who talked to whom, at a tenth of the full log's size
      logConfig: { aggregationInterval: 'INTERVAL_1_MIN', flowSampling: 0.5, metadata: 'INCLUDE_ALL_METADATA' },
    },
  });
  // Apart from the nodes, so that a link to the analysts announces this range and nothing else. No instance lives in it:
  // it needs neither flow logs, which instances write, nor access to Google's APIs.
  make('ComputeSubnetwork', {
    name: loadBalancerSubnetName(scenario),
    keepOnDelete: true,
    spec: {
      networkRef: ref,
      region,
      ipCidrRange: network.loadBalancers,
      stackType: 'IPV4_ONLY',
      privateIpGoogleAccess: false,
    },
  });
}

/** Defines the VPC, its way out, its private way to Google's APIs, and its firewall. */
export function networkStage(scenario: GkeCockroachDbScenario): Stage {
  return managementStage(scenario, {
    directory: '30-network',
    title: 'VPC with subnets, NAT, private access to Google APIs, and firewall rules',
    readyWithinMinutes: 15,
    files: {
      network: (make) => network(make, scenario),
      nat: (make) => nat(make, scenario),
      'private-google-access': (make) => privateGoogleAccess(make, scenario),
      firewall: (make) => firewall(make, scenario),
    },
  });
}
