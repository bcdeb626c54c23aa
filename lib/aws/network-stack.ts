import { CfnOutput, Tags } from 'aws-cdk-lib';
import {
  type CfnEIP,
  GatewayVpcEndpointAwsService,
  IpAddresses,
  RouterType,
  type Subnet,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { type EksScenario, PRIVATE_SUBNET_PREFIX } from '../scenario';
import { FlowLogs } from './flow-logs';
import { InterfaceEndpoints } from './interface-endpoints';
import { LogKey } from './log-key';
import { PinnedStack } from './pinned-stack';
import { SiteToSiteVpn } from './site-to-site-vpn';

/** Subnets of each zone: 16,379 addresses for nodes and pods, 251 for load balancers, 251 for databases. */
const SUBNETS = [
  // the largest first: behind smaller ones they would not fit, because each begins at a multiple of its size
  { name: 'private', subnetType: SubnetType.PRIVATE_WITH_EGRESS, cidrMask: PRIVATE_SUBNET_PREFIX },
  { name: 'public', subnetType: SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
  { name: 'database', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
];

/**
 * Defines the network: public, private and database subnets in each zone, and a NAT gateway in each, so that no zone needs
 * another to reach the internet.
 *
 * A stack of its own: inside of the cluster's stack every manifest would depend on each of its resources.
 */
export class NetworkStack extends PinnedStack {
  readonly vpc: Vpc;
  /** Key of the CloudWatch log groups of all stacks. */
  readonly logKey: Key;

  constructor(scope: Construct, scenario: EksScenario) {
    const { name, account, region, zones, network, analyst } = scenario;
    super(scope, `${name}-network`, {
      account,
      region,
      zones,
      description: `${name}: network over ${zones.join(', ')}`,
      terminationProtection: true,
    });
    this.logKey = new LogKey(this, 'LogKey').key;
    this.vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr(network.cidr),
      availabilityZones: [...zones],
      natGateways: zones.length,
      restrictDefaultSecurityGroup: true,
      subnetConfiguration: SUBNETS,
      // images of containers come from S3: without the endpoint every layer would be paid for at the NAT gateway
      gatewayEndpoints: { S3: { service: GatewayVpcEndpointAwsService.S3 } },
    });
    // where the AWS Load Balancer Controller puts load balancers: to the internet, and inside
    for (const subnet of this.vpc.publicSubnets) Tags.of(subnet).add('kubernetes.io/role/elb', '1');
    for (const subnet of this.vpc.privateSubnets) Tags.of(subnet).add('kubernetes.io/role/internal-elb', '1');
    if (network.databaseInternetRoute) this.openDatabaseSubnets();
    new FlowLogs(this, 'FlowLogs', { vpc: this.vpc, logKey: this.logKey });
    if (network.interfaceEndpoints) {
      new InterfaceEndpoints(this, 'InterfaceEndpoints', { vpc: this.vpc, cidr: network.cidr });
    }
    if (analyst.vpn) {
      new SiteToSiteVpn(this, 'Vpn', { ...analyst.vpn, name, vpc: this.vpc, logKey: this.logKey });
    }
    new CfnOutput(this, 'VpcId', { value: this.vpc.vpcId, description: 'The VPC' });
    new CfnOutput(this, 'NatAddresses', {
      value: this.vpc.publicSubnets.map((subnet) => (subnet.node.findChild('EIP') as CfnEIP).ref).join(','),
      description: 'Addresses that others see the platform come from',
    });
  }
  /**
   * Routes the internet to the database subnets. The database stays where it is when its public address is switched on or
   * off: RDS lets no subnet leave a group that has instances.
   */
  private openDatabaseSubnets(): void {
    for (const subnet of this.vpc.isolatedSubnets as Subnet[]) {
      const routerId = this.vpc.internetGatewayId;
      if (!routerId) throw new Error('the VPC must have an internet gateway, got none: it needs public subnets');
      subnet.addRoute('InternetRoute', { routerType: RouterType.GATEWAY, routerId });
    }
  }
}
