import type { Check, PreflightPart, Question } from '../../preflight';
import { awsQuestion, oneOf } from './aws-question';
import { resourcesOf, type Templates } from './template-needs';

/** Resources whose names the templates fix, so that a second one of the name is refused. */
interface Named {
  readonly type: string;
  /** Property with the name. */
  readonly property: string;
  readonly id: string;
  readonly title: string;
  /** Questions whose entries begin with the physical id of what has one of the names. */
  readonly ask: (names: readonly string[]) => readonly Question[];
  readonly remedy: string;
}

const KEPT =
  'an earlier deploy keeps it: DEPLOY.md, "Deploy again", says how to go on with it or delete it; else change name';

/** The types, and the property that names them. A test holds them against every template. */
export const NAMED: readonly Named[] = [
  {
    type: 'AWS::EKS::Cluster',
    property: 'Name',
    id: 'cluster-name',
    title: 'the cluster',
    ask: (names) => [awsQuestion('cluster-name', 'eks list-clusters', `clusters[?${oneOf('@', names)}]`)],
    remedy: 'choose another name',
  },
  {
    type: 'AWS::Logs::LogGroup',
    property: 'LogGroupName',
    id: 'log-group',
    title: 'the log group',
    ask: (names) =>
      names.map((name, index) =>
        awsQuestion(
          `log-group-${index + 1}`,
          `logs describe-log-groups --log-group-name-prefix ${name}`,
          `logGroups[?logGroupName=='${name}'].logGroupName`,
        ),
      ),
    remedy: KEPT,
  },
  {
    type: 'AWS::S3::Bucket',
    property: 'BucketName',
    id: 'bucket',
    title: 'the bucket',
    ask: (names) =>
      names.map((name, index) => ({
        id: `bucket-${index + 1}`,
        command: ['bucket_named', name],
        none: '\\(404\\)|Not Found',
      })),
    remedy: KEPT,
  },
  {
    type: 'AWS::Backup::BackupVault',
    property: 'BackupVaultName',
    id: 'backup-vault',
    title: 'the backup vault',
    ask: (names) => [
      awsQuestion(
        'backup-vault',
        'backup list-backup-vaults',
        `BackupVaultList[?${oneOf('BackupVaultName', names)}].BackupVaultName`,
      ),
    ],
    remedy: KEPT,
  },
  {
    type: 'AWS::RDS::DBCluster',
    property: 'DBClusterIdentifier',
    id: 'database-name',
    title: 'the database cluster',
    ask: (names) => [
      awsQuestion(
        'database-name',
        'rds describe-db-clusters',
        `DBClusters[?${oneOf('DBClusterIdentifier', names)}].DBClusterIdentifier`,
      ),
    ],
    remedy: KEPT,
  },
  {
    type: 'AWS::SecretsManager::Secret',
    property: 'Name',
    id: 'secret-names',
    title: 'the secrets',
    ask: (names) => [
      awsQuestion(
        'secret-names',
        'secretsmanager list-secrets --include-planned-deletion',
        `SecretList[?${oneOf('Name', names)}].[ARN,Name,DeletedDate]`,
        { read: 'rows' },
      ),
    ],
    remedy:
      'delete them at once (aws secretsmanager delete-secret --force-delete-without-recovery), also those that are scheduled for deletion',
  },
  {
    type: 'AWS::EC2::CustomerGateway',
    property: 'IpAddress',
    id: 'peer-addresses',
    title: "the peer's addresses",
    ask: (addresses) => [
      awsQuestion(
        'peer-addresses',
        'ec2 describe-customer-gateways',
        `CustomerGateways[?State=='available' && ${oneOf('IpAddress', addresses)}].[CustomerGatewayId,IpAddress,BgpAsn]`,
        { read: 'rows' },
      ),
    ],
    remedy:
      'AWS has one customer gateway for an address and ASN: give this platform another device, or end the other VPN first',
  },
];

/** No resource of this output has a name that is taken. What its own stacks made is not taken. */
export function nameChecks(templates: Templates): PreflightPart {
  const resources = resourcesOf(templates);
  const questions: Question[] = [];
  const checks: Check[] = [];
  for (const { type, property, id, title, ask, remedy } of NAMED) {
    const names = resources
      .filter((resource) => resource.type === type)
      .map(({ properties }) => properties[property])
      .filter((name): name is string => typeof name === 'string');
    if (names.length === 0) continue;
    const asked = ask(names);
    questions.push(...asked);
    for (const [index, { id: answer }] of asked.entries()) {
      const these = asked.length === names.length ? [names[index] ?? ''] : names;
      checks.push({
        id: asked.length > 1 ? `${id}-${index + 1}` : id,
        what: `${title} ${these.join(', ')} not taken`,
        remedy,
        judgement: { is: 'empty', answer, own: 'own' },
      });
    }
  }
  return { questions, checks };
}
