import { InterfaceVpcEndpointAwsService, type IVpc, Peer, Port, SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/** What nodes, controllers, pods and the bastion ask of AWS. */
const SERVICES = {
  EcrApi: InterfaceVpcEndpointAwsService.ECR,
  EcrDocker: InterfaceVpcEndpointAwsService.ECR_DOCKER,
  Sts: InterfaceVpcEndpointAwsService.STS,
  Logs: InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
  Ssm: InterfaceVpcEndpointAwsService.SSM,
  SsmMessages: InterfaceVpcEndpointAwsService.SSM_MESSAGES,
  Ec2Messages: InterfaceVpcEndpointAwsService.EC2_MESSAGES,
  SecretsManager: InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
  Eks: InterfaceVpcEndpointAwsService.EKS,
  EksAuth: InterfaceVpcEndpointAwsService.EKS_AUTH,
  Ec2: InterfaceVpcEndpointAwsService.EC2,
  LoadBalancing: InterfaceVpcEndpointAwsService.ELASTIC_LOAD_BALANCING,
  AutoScaling: InterfaceVpcEndpointAwsService.AUTOSCALING,
};

/** Properties for {@link InterfaceEndpoints}. */
export interface InterfaceEndpointsProps {
  readonly vpc: IVpc;
  /** Range of the VPC, which alone may use the endpoints. */
  readonly cidr: string;
}

/** Defines an address in each private subnet for every AWS service that the platform uses: no NAT on the way. */
export class InterfaceEndpoints extends Construct {
  constructor(scope: Construct, id: string, { vpc, cidr }: InterfaceEndpointsProps) {
    super(scope, id);
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      allowAllOutbound: false,
      description: 'Endpoints of AWS services',
    });
    securityGroup.addIngressRule(Peer.ipv4(cidr), Port.tcp(443), 'HTTPS from the VPC');
    for (const [name, service] of Object.entries(SERVICES)) {
      vpc.addInterfaceEndpoint(name, {
        service,
        open: false,
        securityGroups: [securityGroup],
        subnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      });
    }
  }
}
