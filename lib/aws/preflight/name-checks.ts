import type { Check, Question } from '../../preflight';
import type { EksScenario } from '../../scenario';
import { type AwsPart, type AwsQuestion, oneOf } from './aws-question';
import { resourcesOf, type Templates } from './template-needs';

/** Resources whose names the templates fix, so that a second one of the name is refused. */
interface Named {
  readonly type: string;
  /** Property with the name. */
  readonly property: string;
  readonly id: string;
  readonly title: string;
  /** Questions whose entries begin with the physical id of what has one of the names. `platform` is in each name. */
  readonly ask: (names: readonly string[], platform: string) => readonly (AwsQuestion | Question)[];
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
    ask: (names) => [
      { id: 'cluster-name', operation: 'eks list-clusters', of: `clusters[?${oneOf('@', names)}]`, take: ['@'] },
    ],
    remedy: 'choose another name',
  },
  {
    type: 'AWS::Logs::LogGroup',
    property: 'LogGroupName',
    id: 'log-group',
    title: 'the log group',
    ask: (names, platform) =>
      names.map((name, index) => ({
        id: `log-group-${index + 1}`,
        operation: `logs describe-log-groups --log-group-name-pattern ${platform}`,
        of: `logGroups[?logGroupName=='${name}']`,
        take: ['logGroupName'],
      })),
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
      {
        id: 'backup-vault',
        operation: 'backup list-backup-vaults',
        of: `BackupVaultList[?${oneOf('BackupVaultName', names)}]`,
        take: ['BackupVaultName'],
      },
    ],
    remedy: KEPT,
  },
  {
    type: 'AWS::RDS::DBCluster',
    property: 'DBClusterIdentifier',
    id: 'database-name',
    title: 'the database cluster',
    ask: (names) => [
      {
        id: 'database-name',
        operation: 'rds describe-db-clusters',
        of: `DBClusters[?${oneOf('DBClusterIdentifier', names)}]`,
        take: ['DBClusterIdentifier'],
      },
    ],
    remedy: KEPT,
  },
  {
    type: 'AWS::SecretsManager::Secret',
    property: 'Name',
    id: 'secret-names',
    title: 'the secrets',
    ask: (names) => [
      {
        id: 'secret-names',
        operation: 'secretsmanager list-secrets --include-planned-deletion',
        of: `SecretList[?${oneOf('Name', names)}]`,
        take: ['ARN', 'Name', 'DeletedDate'],
      },
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
      {
        id: 'peer-addresses',
        operation: 'ec2 describe-customer-gateways',
        of: `CustomerGateways[?State=='available' && ${oneOf('IpAddress', addresses)}]`,
        take: ['CustomerGatewayId', 'IpAddress', 'BgpAsn'],
      },
    ],
    remedy:
      'AWS has one customer gateway for an address and ASN: give this platform another device, or end the other VPN first',
  },
];

/** No resource of this output has a name that is taken. What its own stacks made is not taken. */
export function nameChecks({ name: platform }: EksScenario, templates: Templates): AwsPart {
  const resources = resourcesOf(templates);
  const questions: (AwsQuestion | Question)[] = [];
  const checks: Check[] = [];
  for (const { type, property, id, title, ask, remedy } of NAMED) {
    const names = resources
      .filter((resource) => resource.type === type)
      .map(({ properties }) => properties[property])
      .filter((name): name is string => typeof name === 'string');
    if (names.length === 0) continue;
    const asked = ask(names, platform);
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
