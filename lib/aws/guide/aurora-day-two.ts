import type { EksAuroraScenario } from '../../scenario';
import { passwordSecretName } from '../aurora/aurora-endpoint';
import { ADMIN_SECRET, BOOTSTRAP_NAMESPACE, PASSWORDS_SECRET } from '../aurora/database-access';
import { remotePasswordName } from '../generated-passwords';
import { block } from './block';
import { type DayTwoParts, deployPlatform } from './day-two';
import { fetchAgain } from './fetch-again';
import { manifestFile } from './manifest-file';
import { putNewPassword } from './put-new-password';

/** Gives a service a new password. The administrator's, which RDS rotates by itself, is fetched too: the bootstrap needs it. */
function password(scenario: EksAuroraScenario): readonly string[] {
  const { region, database, servicesNamespace } = scenario;
  const users = database.users.filter(({ authentication }) => authentication === 'password').map(({ name }) => name);
  const [user] = users;
  if (!user) return [];
  const jobs = `--namespace ${BOOTSTRAP_NAMESPACE} --selector app.kubernetes.io/name=database-bootstrap`;
  return [
    `A new password, for ${users.map((name) => `\`${name}\``).join(', ')}; here of \`${user}\`. New sessions of this user fail from the second step until the last one:`,
    block([
      putNewPassword(region, remotePasswordName(scenario, user)),
      ...fetchAgain([
        ...[ADMIN_SECRET, PASSWORDS_SECRET].map((name) => ({ namespace: BOOTSTRAP_NAMESPACE, name })),
        { namespace: servicesNamespace, name: passwordSecretName(user) },
      ]),
      `kubectl delete job ${jobs}`,
      `kubectl apply --filename ${manifestFile(scenario, 'DatabaseAccessBootstrap')}`,
      `kubectl wait job ${jobs} --for=condition=Complete --timeout=30m`,
      `kubectl rollout restart --namespace ${servicesNamespace} deployment/${user}`,
    ]),
  ];
}

/** What a person does later with Aurora. */
export function auroraDayTwo(scenario: EksAuroraScenario): DayTwoParts {
  const { name, region, database } = scenario;
  const cluster = `${name}-database`;
  const restored = `${name}-restored`;
  const describe = `aws rds describe-db-clusters --region ${region} --db-cluster-identifier ${cluster}`;
  return {
    upgrade: [
      'Aurora applies minor versions in its maintenance window; write the version that runs into `lib/aws/blueprint/aurora/aurora-serverless.ts` afterwards. A newer one at a time of your choice: change it there, and deploy. Sessions break once.',
      block([
        `aws rds describe-db-engine-versions --region ${region} --engine aurora-postgresql --engine-version "$(${describe} --query "DBClusters[0].EngineVersion" --output text)" --query "DBEngineVersions[0].ValidUpgradeTarget[].[EngineVersion,IsMajorVersionUpgrade]" --output table`,
        ...deployPlatform(scenario),
        `aws rds wait db-cluster-available --region ${region} --db-cluster-identifier ${cluster}`,
      ]),
    ],
    secrets: [
      'Services and the analyst sign in with tokens of 15 minutes. RDS keeps the master password and rotates it; now:',
      block([
        `aws rds modify-db-cluster --region ${region} --db-cluster-identifier ${cluster} --rotate-master-user-password --apply-immediately`,
      ]),
      ...password(scenario),
    ],
    restore: [
      'Aurora restores into a cluster beside the present one, in the same subnets and security groups; copy from it what was lost, then delete it. The master user signs in to it with the password of the moment that you chose.',
      block([
        `${describe} --query "DBClusters[0].[EarliestRestorableTime,LatestRestorableTime]" --output table`,
        'export MOMENT=... # e.g. 2026-11-22T12:00:00Z',
        `aws rds restore-db-cluster-to-point-in-time --region ${region} --source-db-cluster-identifier ${cluster} --db-cluster-identifier ${restored} --restore-to-time "$MOMENT" --port ${database.port} --db-subnet-group-name "$(${describe} --query "DBClusters[0].DBSubnetGroup" --output text)" --vpc-security-group-ids $(${describe} --query "DBClusters[0].VpcSecurityGroups[].VpcSecurityGroupId" --output text) --serverless-v2-scaling-configuration MinCapacity=${database.minCapacity},MaxCapacity=${database.maxCapacity}`,
        `aws rds create-db-instance --region ${region} --db-cluster-identifier ${restored} --db-instance-identifier ${restored}-1 --db-instance-class db.serverless --engine aurora-postgresql`,
        `aws rds wait db-instance-available --region ${region} --db-instance-identifier ${restored}-1`,
      ]),
    ],
    scale: [
      'The database: `minCapacity` and `maxCapacity` of `database.aurora`. Aurora moves between them by itself, and its storage grows by itself.',
    ],
    access: [
      '### Open or close the public endpoint',
      'Change `analyst.aws.publicEndpoint`. The instances and their subnets stay; the network gets or loses its route first, then the instances their public addresses, within minutes and without a restart.',
      block(['npm run synth', `npx cdk deploy ${name}-network ${name}-platform`]),
    ],
    zone: [
      'Aurora makes a reader the writer when the writer was in the lost zone. The names of the writer and of the readers follow.',
      block([
        `${describe} --query "DBClusters[0].DBClusterMembers[].[DBInstanceIdentifier,IsClusterWriter]" --output table`,
      ]),
    ],
  };
}
