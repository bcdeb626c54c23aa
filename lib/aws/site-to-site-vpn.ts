import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { SubnetType, type Vpc, VpnConnectionType } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { EksAnalystPlan } from '../scenario';
import { AlarmTopic } from './alarm-topic';
import { VpnAlarms } from './vpn-alarms';
import { VpnSite } from './vpn-site';

/** Properties for {@link SiteToSiteVpn}. */
export interface SiteToSiteVpnProps {
  /** Prefix of the names that people see. */
  readonly name: string;
  readonly vpc: Vpc;
  /** ASN of the AWS side. */
  readonly amazonAsn: number;
  /** Each device of the peer: two tunnels. Its networks are told by the peer (`bgp`), or written here. */
  readonly customerGateways: NonNullable<EksAnalystPlan['vpn']>['customerGateways'];
  /** Networks behind the peer's devices. With `bgp` the peer announces them itself. */
  readonly networks: readonly string[];
  /** Key of the tunnels' log group. CloudWatch Logs must be allowed to use it. */
  readonly logKey: IKey;
}

/**
 * Defines a VPN from each device of the peer to the private and the database subnets.
 *
 * A connection is known by the address of its device and by how it learns routes: both make it anew when they change, with
 * new keys and addresses. So a change of one device, or the other order of the two, touches no other connection.
 *
 * The peer resolves the names of the database by public DNS, to private addresses: it needs no resolver in the VPC.
 */
export class SiteToSiteVpn extends Construct {
  constructor(scope: Construct, id: string, props: SiteToSiteVpnProps) {
    super(scope, id);
    const { name, vpc, amazonAsn, customerGateways, networks, logKey } = props;
    vpc.enableVpnGateway({
      type: VpnConnectionType.IPSEC_1,
      amazonSideAsn: amazonAsn,
      vpnRoutePropagation: [
        { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
        { subnetType: SubnetType.PRIVATE_ISOLATED },
      ],
    });
    const logGroup = new LogGroup(this, 'TunnelLogs', {
      retention: RetentionDays.ONE_YEAR,
      encryptionKey: logKey,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const { topic } = new AlarmTopic(this, 'Alarms');
    customerGateways.forEach(({ address, asn, routing }, index) => {
      const key = `${address.replaceAll('.', '-')}-${routing}`;
      const { connectionId } = new VpnSite(this, `Site-${key}`, {
        name: `${name}-vpn-${key}`,
        vpc,
        address,
        asn,
        logGroup,
        ...(routing === 'static' ? { staticRoutes: networks } : {}),
      });
      new VpnAlarms(this, `Alarms-${key}`, { connectionId, topic });
      new CfnOutput(Stack.of(this), `VpnConnection${index + 1}`, {
        value: connectionId,
        description: `Connection to ${address}. Its tunnels: aws ec2 describe-vpn-connections --vpn-connection-ids <id>`,
      });
    });
    new CfnOutput(Stack.of(this), 'VpnAlarms', {
      value: topic.topicArn,
      description: 'Alarms of the tunnels. Subscribe: aws sns subscribe --protocol email --topic-arn <arn> ...',
    });
  }
}
