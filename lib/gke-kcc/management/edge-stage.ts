import type { Chart } from 'cdk8s';
import type { GkeCockroachDbScenario } from '../../scenario';
import { ConfigConnectorObject } from '../kinds/config-connector-object';
import { sharedEdgeName } from '../names';
import type { Stage } from '../stage';
import { dnsZone } from './dns-zone';
import { managementStage } from './management-stage';
import { securityPolicySpec } from './security-policy';

/** What the FrontendConfig and the BackendConfigs of the workload cluster name. */
function policies(chart: Chart, scenario: GkeCockroachDbScenario): void {
  const name = sharedEdgeName(scenario);
  new ConfigConnectorObject(chart, 'ComputeSSLPolicy', {
    name,
    // forward secrecy and authenticated encryption only: every browser since 2014 has both
    spec: { profile: 'RESTRICTED', minTlsVersion: 'TLS_1_2' },
  });
  new ConfigConnectorObject(chart, 'ComputeSecurityPolicy', { name, spec: securityPolicySpec() });
}

/** Defines what stands before the services: the TLS policy, the web firewall, and the DNS zone when there is one. */
export function edgeStage(scenario: GkeCockroachDbScenario): Stage {
  const { dnsZone: zone } = scenario;
  return managementStage(scenario, {
    directory: '60-edge',
    title: zone ? `TLS policy, web firewall, and the DNS zone ${zone}` : 'TLS policy and web firewall',
    readyWithinMinutes: 10,
    files: {
      'edge-policies': (chart) => policies(chart, scenario),
      ...(zone ? { 'dns-zone': (chart: Chart) => dnsZone(chart, scenario, zone) } : {}),
    },
  });
}
