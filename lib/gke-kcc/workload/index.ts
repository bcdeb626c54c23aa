// What runs in the workload cluster, in the order in which it is applied.
import type { GkeCockroachDbScenario } from '../../scenario';
import type { Stage } from '../stage';
import { bastionStage } from './bastion-stage';
import { bootstrapStage } from './bootstrap-stage';
import { certificatesStage } from './certificates-stage';
import { databaseStage } from './database-stage';
import { deschedulerStage } from './descheduler-stage';
import { namespacesStage } from './namespaces-stage';
import { servicesStage } from './services-stage';

export function workloadStages(scenario: GkeCockroachDbScenario): readonly Stage[] {
  const bastion = bastionStage(scenario);
  return [
    namespacesStage(scenario),
    certificatesStage(scenario),
    databaseStage(scenario),
    bootstrapStage(scenario),
    servicesStage(scenario),
    deschedulerStage(scenario),
    ...(bastion ? [bastion] : []),
  ];
}
