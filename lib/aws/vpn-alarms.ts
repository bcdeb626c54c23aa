import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** AWS measures tunnels every five minutes. */
const PERIOD = Duration.minutes(5);

/** Twice in a row, so that AWS's own exchange of a tunnel end stays quiet; silence is not health. */
const ALARM = { evaluationPeriods: 2, treatMissingData: TreatMissingData.BREACHING };

/** Properties for {@link VpnAlarms}. */
export interface VpnAlarmsProps {
  /** Id of the connection, e.g. `vpn-0123456789abcdef0`. */
  readonly connectionId: string;
  /** Where the alarms go. */
  readonly topic: ITopic;
}

/**
 * Defines the alarms of one connection: one of its two tunnels is down, and both are.
 *
 * CloudFormation does not tell the addresses of the tunnels, so that an alarm of each tunnel by itself cannot be declared;
 * the metric of the connection is 1 while both are up, and less when one is not.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/monitoring-cloudwatch-vpn.html
 */
export class VpnAlarms extends Construct {
  constructor(scope: Construct, id: string, { connectionId, topic }: VpnAlarmsProps) {
    super(scope, id);
    const metric = (statistic: 'Minimum' | 'Maximum') =>
      new Metric({
        namespace: 'AWS/VPN',
        metricName: 'TunnelState',
        dimensionsMap: { VpnId: connectionId },
        statistic,
        period: PERIOD,
      });
    const oneDown = new Alarm(this, 'TunnelDown', {
      ...ALARM,
      alarmDescription: 'A tunnel of the VPN is down: the next loss cuts it',
      metric: metric('Minimum'),
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      threshold: 1,
    });
    const allDown = new Alarm(this, 'AllDown', {
      ...ALARM,
      alarmDescription: 'No tunnel of the VPN is up',
      metric: metric('Maximum'),
      comparisonOperator: ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 0,
    });
    for (const alarm of [oneDown, allDown]) alarm.addAlarmAction(new SnsAction(topic));
  }
}
