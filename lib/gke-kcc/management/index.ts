// What is applied to the cluster that runs Config Connector: the network, the cluster and everything around it, in the
// order in which one part needs another.
import type { GkeCockroachDbScenario } from '../../scenario';
import type { Stage } from '../stage';
import { accessStage } from './access-stage';
import { addressesStage } from './addresses-stage';
import { alertsStage } from './alerts-stage';
import { backupStage } from './backup-stage';
import { bootstrapStage } from './bootstrap-stage';
import { clusterStage } from './cluster-stage';
import { edgeStage } from './edge-stage';
import { interconnectStage } from './interconnect-stage';
import { keysStage } from './keys-stage';
import { networkStage } from './network-stage';
import { nodePoolsStage } from './node-pools-stage';
import { servicesStage } from './services-stage';
import { vpnStage } from './vpn-stage';

/** The stages of the management cluster, in order. */
export function managementStages(scenario: GkeCockroachDbScenario): readonly Stage[] {
  const { analyst, vpn, interconnect, alertEmail } = scenario;
  return [
    bootstrapStage(scenario),
    servicesStage(scenario),
    keysStage(scenario),
    networkStage(scenario),
    addressesStage(scenario),
    clusterStage(scenario),
    nodePoolsStage(scenario),
    edgeStage(scenario),
    backupStage(scenario),
    ...(vpn ? [vpnStage(scenario, vpn)] : []),
    ...(interconnect ? [interconnectStage(scenario, interconnect)] : []),
    ...(analyst.bastion ? [accessStage(scenario, analyst.bastion.group)] : []),
    ...(alertEmail ? [alertsStage(scenario, alertEmail)] : []),
  ];
}
