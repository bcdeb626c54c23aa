import type { GkeCockroachDbScenario } from '../../scenario';
import { sharedEdgeName } from '../names';
import type { Stage } from '../stage';
import { dnsZone } from './dns-zone';
import { type Make, managementStage } from './management-stage';
import { securityPolicySpec } from './security-policy';

/** What the FrontendConfig and the BackendConfigs of the workload cluster name. */
function policies(make: Make, scenario: GkeCockroachDbScenario): void {
  const name = sharedEdgeName(scenario);
  make('ComputeSSLPolicy', {
    name,
    // forward secrecy and authenticated encryption only: every browser since 2014 has both
    spec: { profile: 'RESTRICTED', minTlsVersion: 'TLS_1_2' },
  });
  make('ComputeSecurityPolicy', { name, spec: securityPolicySpec() });
}

/** Defines what stands before the services: the TLS policy, the web firewall, and the DNS zone when there is one. */
export function edgeStage(scenario: GkeCockroachDbScenario): Stage {
  const { dnsZone: zone } = scenario;
  return managementStage(scenario, {
    directory: '60-edge',
    title: zone ? `TLS policy, web firewall, and the DNS zone ${zone}` : 'TLS policy and web firewall',
    readyWithinMinutes: 10,
    ...(zone
      ? {
          next: {
            text: `Delegate ${zone} from its parent zone to these name servers, and publish the DS record of DNSSEC there:`,
            commands: [
              `gcloud dns managed-zones list --project ${scenario.project.id} --filter="dnsName=${zone}." --format="value(nameServers)"`,
            ],
          },
        }
      : {}),
    files: {
      'edge-policies': (make) => policies(make, scenario),
      ...(zone ? { 'dns-zone': (make: Make) => dnsZone(make, scenario, zone) } : {}),
    },
  });
}
