import type { EksAuroraScenario } from '../../scenario';
import { auroraDayTwo } from './aurora-day-two';
import { block } from './block';
import { deployGuide, outputsCommand } from './deploy-guide';

function analyst(scenario: EksAuroraScenario): readonly string[] {
  const { analyst, analystNamespace, cluster, region } = scenario;
  const { vpn, bastionHost, bastionPod, publicEndpoint } = analyst;
  return [
    'In each way the analyst takes the role that the output `AnalystRoleArn` names, signs in with IAM and gets a token for 15 minutes in place of a password. The commands, with the endpoints filled in, are the outputs of the stack that begin with `Analyst`, in the order of their numbers:',
    block([outputsCommand(scenario)]),
    ...(bastionHost
      ? [
          '**Bastion host**: `Analyst1Ca` once, one of the three `Analyst2Tunnel...` in a terminal of its own, then `Analyst3Token` and `Analyst4PsqlTunnel`. The port is forwarded through Session Manager.',
        ]
      : []),
    ...(vpn
      ? [
          `**VPN**, from ${vpn.networks.join(', ')}: configure the peer from the console's download for each connection, or from the pre-shared keys and addresses of its tunnels. Then \`Analyst1Ca\` once, \`Analyst3Token\` and \`Analyst4PsqlDirect\`.`,
        ]
      : []),
    ...(publicEndpoint
      ? [
          `**Public endpoint**, from ${publicEndpoint.cidrs.join(', ')}: \`Analyst1Ca\` once, \`Analyst3Token\` and \`Analyst4PsqlDirect\`. Reason: ${publicEndpoint.reason}`,
        ]
      : []),
    ...(bastionPod
      ? [
          `**Bastion pods**: any of the ${bastionPod.replicas} will do; a token is renewed beside \`psql\`. The Kubernetes API must be in reach:`,
          block([
            `aws eks update-kubeconfig --region ${region} --name ${cluster.name} --role-arn <AnalystRoleArn>`,
            `kubectl --namespace ${analystNamespace} exec --stdin --tty ${bastionPod.name}-0 -- psql`,
          ]),
        ]
      : []),
  ];
}

/** Deletes the database, after a last snapshot: its network interfaces would hold the stacks' security group and subnets. */
function deleteDatabase({ name, region }: EksAuroraScenario): readonly string[] {
  const cluster = `--region ${region} --db-cluster-identifier ${name}-database`;
  const describe = `aws rds describe-db-clusters ${cluster}`;
  return [
    `aws rds modify-db-cluster ${cluster} --no-deletion-protection --apply-immediately`,
    `export SUBNETS="$(${describe} --query "DBClusters[0].DBSubnetGroup" --output text)"`,
    `for instance in $(${describe} --query "DBClusters[0].DBClusterMembers[].DBInstanceIdentifier" --output text); do`,
    `  aws rds delete-db-instance --region ${region} --db-instance-identifier "$instance"`,
    'done',
    `aws rds delete-db-cluster ${cluster} --final-db-snapshot-identifier ${name}-last`,
    `aws rds wait db-cluster-deleted ${cluster}`,
    `aws rds delete-db-subnet-group --region ${region} --db-subnet-group-name "$SUBNETS"`,
  ];
}

/** The commands of `eks-aurora` in order: Markdown. */
export function auroraGuide(scenario: EksAuroraScenario): string {
  return deployGuide(scenario, {
    id: scenario.id,
    docker: false,
    analyst: analyst(scenario),
    dayTwo: auroraDayTwo(scenario),
    teardown: [
      'The services first: their load balancers are made by a controller that the platform stack removes. They, the stacks and the database are protected against deletion. The stacks keep the database, but cannot go while it stands in their network: it is deleted by hand between them, **with its data**. A last snapshot, the backup vault, the keys and the logs stay.',
    ],
    deleteDatabase: deleteDatabase(scenario),
  });
}
