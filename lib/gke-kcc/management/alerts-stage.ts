import type { GkeCockroachDbScenario } from '../../scenario';
import type { Stage } from '../stage';
import type { Alert } from './alert-condition';
import { databaseAlert } from './database-alert';
import { type Make, managementStage } from './management-stage';
import { bgpAlert, natAlert, vpnAlert } from './network-alerts';

/** An alert whose cause was taken away, so that no values come any more, closes after a day. */
const CLOSE_AFTER = '86400s';

function alerts(scenario: GkeCockroachDbScenario): readonly Alert[] {
  const { vpn, interconnect } = scenario;
  return [
    natAlert(scenario),
    databaseAlert(scenario),
    ...(vpn ? [vpnAlert(vpn.tunnels)] : []),
    ...(vpn || interconnect ? [bgpAlert(scenario)] : []),
  ];
}

function policies(make: Make, scenario: GkeCockroachDbScenario, email: string): void {
  const channel = make('MonitoringNotificationChannel', {
    name: `${scenario.name}-on-call`,
    spec: { type: 'email', enabled: true, labels: { email_address: email } },
  });
  for (const { name, title, severity, advice, conditions } of alerts(scenario)) {
    make('MonitoringAlertPolicy', {
      name: `${scenario.name}-${name}`,
      spec: {
        displayName: `${scenario.name}: ${title}`,
        combiner: 'OR',
        enabled: true,
        severity,
        conditions,
        notificationChannels: [channel],
        alertStrategy: { autoClose: CLOSE_AFTER },
        documentation: { mimeType: 'text/markdown', content: advice },
      },
    });
  }
}

/**
 * Defines who is told of what.
 *
 * Google Cloud gives channel and policies ids of its own. They are deleted with their objects: kept, they would be found
 * by no later apply, which would make them a second time. After the loss of the management cluster write the ids of the
 * old ones into `spec.resourceID`, or delete the old ones.
 */
export function alertsStage(scenario: GkeCockroachDbScenario, email: string): Stage {
  return managementStage(scenario, {
    directory: '90-alerts',
    title: `alerts to ${email}`,
    readyWithinMinutes: 10,
    files: { alerts: (make) => policies(make, scenario, email) },
  });
}
