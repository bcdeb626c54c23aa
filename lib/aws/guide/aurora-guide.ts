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
    `export SUBNETS="$(${describe} --query "DBClusters[0].DBSubnetGroup" --output text)"`,
    `for instance in $(${describe} --query "DBClusters[0].DBClusterMembers[].DBInstanceIdentifier" --output text); do`,
    `  aws rds delete-db-instance --region ${region} --db-instance-identifier "$instance"`,
    'done',
    `aws rds delete-db-cluster ${cluster} --final-db-snapshot-identifier "${name}-last-$(date +%Y%m%d%H%M)"`,
    `aws rds wait db-cluster-deleted ${cluster}`,
    `aws rds delete-db-subnet-group --region ${region} --db-subnet-group-name "$SUBNETS"`,
  ];
}

/** Restores the last snapshot beside the new, empty database. */
function takenBack({ name, region, database }: EksAuroraScenario): readonly string[] {
  const describe = `aws rds describe-db-clusters --region ${region} --db-cluster-identifier ${name}-database`;
  const restored = `${name}-restored`;
  return [
    'The new database is empty. Restore the last snapshot into a cluster beside it, copy the data, and delete that cluster, as in [Restore a backup](#restore-a-backup):',
    block([
      `aws rds describe-db-cluster-snapshots --region ${region} --snapshot-type manual --query "DBClusterSnapshots[?DBClusterIdentifier=='${name}-database'].[SnapshotCreateTime,DBClusterSnapshotIdentifier]" --output table`,
      'export SNAPSHOT=... # the last one',
      `aws rds restore-db-cluster-from-snapshot --region ${region} --snapshot-identifier "$SNAPSHOT" --db-cluster-identifier ${restored} --engine aurora-postgresql --port ${database.port} --db-subnet-group-name "$(${describe} --query "DBClusters[0].DBSubnetGroup" --output text)" --vpc-security-group-ids $(${describe} --query "DBClusters[0].VpcSecurityGroups[].VpcSecurityGroupId" --output text) --serverless-v2-scaling-configuration MinCapacity=${database.minCapacity},MaxCapacity=${database.maxCapacity}`,
      `aws rds create-db-instance --region ${region} --db-cluster-identifier ${restored} --db-instance-identifier ${restored}-1 --db-instance-class db.serverless --engine aurora-postgresql`,
    ]),
  ];
}

/** The commands of `eks-aurora` in order: Markdown. */
export function auroraGuide(scenario: EksAuroraScenario): string {
  return deployGuide(scenario, {
    id: scenario.id,
    docker: false,
    analyst: analyst(scenario),
    dayTwo: auroraDayTwo(scenario),
    kept: {
      logGroups: [`/aws/rds/cluster/${scenario.name}-database/postgresql`],
      vault: `${scenario.name}-database`,
      volumes: false,
      others: ['the last snapshot of the database'],
      takenBack: { after: takenBack(scenario) },
    },
    unprotect: [
      `aws rds modify-db-cluster --region ${scenario.region} --db-cluster-identifier ${scenario.name}-database --no-deletion-protection --apply-immediately`,
    ],
    teardown: [
      'The services first: their load balancers are made by a controller that the platform stack removes. The platform stack keeps the database, but cannot go while it stands in its network: it is deleted by hand between them, **with its data**, after a last snapshot.',
    ],
    deleteDatabase: deleteDatabase(scenario),
  });
}
