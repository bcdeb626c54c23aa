import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { DatabaseCluster } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import type { EksAuroraScenario } from '../../scenario';
import { AnalystPolicy } from '../analyst/analyst-policy';
import { AnalystRole } from '../analyst/analyst-role';
import { CA_COMMAND, psqlCommand, tokenCommand, tunnelCommand } from './analyst-commands';
import { BastionHost } from './bastion-host';

/** Properties for {@link AnalystAccess}. */
export interface AnalystAccessProps {
  readonly scenario: EksAuroraScenario;
  readonly vpc: IVpc;
  readonly database: DatabaseCluster;
  readonly databaseSecurityGroup: ISecurityGroup;
  /** Role that the analyst takes. @default - a new `AnalystRole` */
  readonly role?: IRole;
}

/** Defines the analyst's rights and ways in, and puts out the commands that use them. */
export class AnalystAccess extends Construct {
  readonly role: IRole;

  constructor(scope: Construct, id: string, props: AnalystAccessProps) {
    super(scope, id);
    const { scenario, vpc, database, databaseSecurityGroup } = props;
    const { name, region, analyst, cluster } = scenario;
    const { port, database: databaseName } = scenario.database;
    const host = database.clusterReadEndpoint.hostname;
    const address = { host, port, database: databaseName, username: analyst.username, region };
    this.role = props.role ?? new AnalystRole(this, 'Role').role;
    const bastion = analyst.bastionHost
      ? new BastionHost(this, 'Bastion', { name, vpc, host, port, databaseSecurityGroup })
      : undefined;
    new AnalystPolicy(this, 'Policy', {
      role: this.role,
      signIn: { username: analyst.username, clusterResourceId: database.clusterResourceIdentifier },
      ...(bastion ? { bastion } : {}),
      ...(analyst.bastionPod ? { clusterName: cluster.name } : {}),
    });
    const output = (key: string, description: string, value: string) =>
      new CfnOutput(Stack.of(this), `Analyst${key}`, { value, description });
    output('RoleArn', 'Role to take: allow people sts:AssumeRole on it', this.role.roleArn);
    output('1Ca', 'Once: the certificate authorities of RDS', CA_COMMAND);
    bastion?.instanceIds.forEach((instanceId, zone) => {
      output(
        `2Tunnel${zone + 1}`,
        `Way through the bastion of ${scenario.zones[zone]}: any one of these, in a terminal of its own`,
        tunnelCommand(instanceId, bastion.documentName, region),
      );
    });
    output('3Token', 'Before each sign-in: a password for 15 minutes', tokenCommand(address));
    if (bastion) output('4PsqlTunnel', 'Sign in through the bastion', psqlCommand(address, 'tunnel'));
    if (analyst.vpn || analyst.publicEndpoint) {
      output('4PsqlDirect', 'Sign in over the VPN or the public address', psqlCommand(address, 'direct'));
    }
  }
}
