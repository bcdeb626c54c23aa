import { Tags } from 'aws-cdk-lib';
import {
  CfnCustomerGateway,
  CfnVPNConnection,
  CfnVPNConnectionRoute,
  type Vpc,
  VpnConnectionType,
} from 'aws-cdk-lib/aws-ec2';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { vpnTunnel } from './vpn-tunnel';

/** AWS::EC2::CustomerGateway takes larger ASNs in another property. */
const LARGEST_SIGNED_ASN = 2_147_483_647;

/** Properties for {@link VpnSite}. */
export interface VpnSiteProps {
  /** Name that people see. */
  readonly name: string;
  /** Network with a VPN gateway. */
  readonly vpc: Vpc;
  /** Public address of the peer's device. */
  readonly address: string;
  /** ASN of the peer's device. */
  readonly asn: number;
  /** Networks behind the device. @default - the device announces them by BGP */
  readonly staticRoutes?: readonly string[];
  /** Where its tunnels write down what happens. */
  readonly logGroup: ILogGroup;
}

/**
 * Defines the connection to one device of the peer: two tunnels, which AWS ends in two zones.
 *
 * AWS makes the pre-shared keys and keeps them in Secrets Manager: they are in no template.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/enhanced-security.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateCustomerGateway.html (device names, November 2026)
 */
export class VpnSite extends Construct {
  /** Id of the connection, e.g. `vpn-0123456789abcdef0`. */
  readonly connectionId: string;

  constructor(scope: Construct, id: string, { name, vpc, address, asn, staticRoutes, logGroup }: VpnSiteProps) {
    super(scope, id);
    const customerGateway = new CfnCustomerGateway(this, 'CustomerGateway', {
      type: VpnConnectionType.IPSEC_1,
      ipAddress: address,
      // without a name of its own AWS would hand out the gateway that another platform, or the connection that this one
      // takes the place of, has for the same device
      deviceName: name,
      ...(asn > LARGEST_SIGNED_ASN ? { bgpAsnExtended: asn } : { bgpAsn: asn }),
    });
    const tunnel = vpnTunnel(logGroup.logGroupArn);
    this.connectionId = new CfnVPNConnection(this, 'Connection', {
      type: VpnConnectionType.IPSEC_1,
      customerGatewayId: customerGateway.attrCustomerGatewayId,
      vpnGatewayId: vpc.vpnGatewayId,
      staticRoutesOnly: staticRoutes !== undefined,
      preSharedKeyStorage: 'SecretsManager',
      vpnTunnelOptionsSpecifications: [tunnel, tunnel],
    }).attrVpnConnectionId;
    staticRoutes?.forEach((destinationCidrBlock, index) => {
      new CfnVPNConnectionRoute(this, `Route${index + 1}`, {
        vpnConnectionId: this.connectionId,
        destinationCidrBlock,
      });
    });
    Tags.of(this).add('Name', name);
  }
}
