import { type ISecurityGroup, type IVpc, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnInstanceProfile, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { BastionInstance } from './bastion-instance';
import { bastionLaunchTemplate } from './bastion-launch-template';
import { databaseSession } from './database-session';

/**
 * All that the SSM agent asks for to hold sessions. They know no resources but `*`.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
 */
const AGENT_ACTIONS = [
  'ssm:UpdateInstanceInformation',
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
];

/** Properties for {@link BastionHost}. */
export interface BastionHostProps {
  /** Prefix of the names that people see. */
  readonly name: string;
  /** Network with a private subnet in each zone. */
  readonly vpc: IVpc;
  /** Where sessions lead, and nowhere else. */
  readonly host: string;
  readonly port: number;
  /** Opened to the bastion on {@link port}. */
  readonly databaseSecurityGroup: ISecurityGroup;
}

/**
 * Defines the bastion: a small machine in each zone that nobody can connect to, only Session Manager can forward through.
 *
 * One in each zone and always on, not one that is made anew elsewhere: while a zone is lost, launching is what may fail, and
 * fixed instances let the analyst's rights name them instead of every instance with some tag.
 */
export class BastionHost extends Construct {
  /** Ids of the instances, one in each zone. */
  readonly instanceIds: readonly string[];
  /** Name of the Session document: the only kind of session that the analyst may start. */
  readonly documentName: string;

  constructor(scope: Construct, id: string, { name, vpc, host, port, databaseSecurityGroup }: BastionHostProps) {
    super(scope, id);
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      allowAllOutbound: false,
      description: 'Bastion: nothing comes in, SSM and the database go out',
    });
    securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'SSM and system updates');
    securityGroup.connections.allowTo(databaseSecurityGroup, Port.tcp(port), 'Bastion to database');
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('ec2.amazonaws.com'),
      description: `${name}: bastion`,
    });
    const policy = new ManagedPolicy(this, 'Policy', {
      description: 'The SSM agent holds sessions',
      roles: [role],
      statements: [new PolicyStatement({ actions: AGENT_ACTIONS, resources: ['*'] })],
    });
    const instanceProfile = new CfnInstanceProfile(this, 'InstanceProfile', { roles: [role.roleName] });
    // an agent that starts without its rights waits for half an hour before it tries again
    instanceProfile.node.addDependency(policy);
    const launchTemplate = bastionLaunchTemplate(this, 'LaunchTemplate');
    this.instanceIds = vpc.privateSubnets.map(
      (subnet, index) =>
        new BastionInstance(this, `Zone${index + 1}`, {
          name: `${name}-bastion-${subnet.availabilityZone}`,
          subnet,
          securityGroupId: securityGroup.securityGroupId,
          instanceProfile,
          launchTemplate,
        }).instanceId,
    );
    this.documentName = new CfnDocument(this, 'Session', {
      documentType: 'Session',
      content: databaseSession(host, port),
    }).ref;
  }
}
