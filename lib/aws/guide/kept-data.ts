import type { EksScenario } from '../../scenario';
import { block } from './block';

/** What a tear-down leaves under a name that the next deploy wants. */
export interface KeptData {
  /** Log groups beside that of the control plane. @default - none */
  readonly logGroups?: readonly string[];
  /** Bucket of the backups. @default - none */
  readonly bucket?: string;
  /** Vault of AWS Backup. @default - none */
  readonly vault?: string;
  /** Whether the volumes of a database in the cluster stay. */
  readonly volumes: boolean;
  /** What stays beside these, in words. */
  readonly others: readonly string[];
  /** How the data comes into the next database, before its deploy and after it: paragraphs of Markdown. */
  readonly takenBack: { readonly before?: readonly string[]; readonly after?: readonly string[] };
}

/** Every log group of a platform whose name AWS gives: the next platform of the same name writes into the same. */
const logGroups = ({ cluster }: EksScenario, kept: KeptData): readonly string[] => [
  `/aws/eks/${cluster.name}/cluster`,
  ...(kept.logGroups ?? []),
];

/** Deletes every version of every object. A bucket that keeps versions is not emptied by `aws s3 rm`. */
export function emptyBucket({ bucket }: KeptData): readonly string[] {
  if (bucket === undefined) return [];
  const list = `aws s3api list-object-versions --bucket ${bucket} --max-items 500 --output json --query '{Objects: [Versions, DeleteMarkers][].{Key: Key, VersionId: VersionId}}'`;
  return [
    `while ${list} >versions.json && grep -q VersionId versions.json; do`,
    `  aws s3api delete-objects --bucket ${bucket} --delete file://versions.json`,
    'done',
  ];
}

function deleteNamed(scenario: EksScenario, kept: KeptData): readonly string[] {
  const { region } = scenario;
  const { bucket, vault } = kept;
  return [
    ...logGroups(scenario, kept).map(
      (group) => `aws logs delete-log-group --region ${region} --log-group-name ${group}`,
    ),
    ...(bucket === undefined
      ? []
      : [...emptyBucket(kept), `aws s3api delete-bucket --region ${region} --bucket ${bucket}`]),
    ...(vault === undefined
      ? []
      : [
          `for point in $(aws backup list-recovery-points-by-backup-vault --region ${region} --backup-vault-name ${vault} --query "RecoveryPoints[].RecoveryPointArn" --output text); do`,
          `  aws backup delete-recovery-point --region ${region} --backup-vault-name ${vault} --recovery-point-arn "$point"`,
          'done',
          `aws backup delete-backup-vault --region ${region} --backup-vault-name ${vault}`,
        ]),
  ];
}

/** What a tear-down leaves, and how it is deleted: Markdown. */
export function whatStays({ name, region, cluster }: EksScenario, kept: KeptData): readonly string[] {
  const { bucket, vault, volumes, others } = kept;
  const tagged = `Key=aws:cloudformation:stack-name,Values=${name}-network,${name}-platform`;
  const list = [
    'the logs, each for a year: of the control plane, of the network and its VPN, of the functions of the deploy',
    ...(bucket === undefined ? [] : [`the bucket \`${bucket}\` with the backups, and the one that logs who read it`]),
    ...(vault === undefined ? [] : [`the vault \`${vault}\` with the daily backups`]),
    ...(volumes ? ['the volumes of the database'] : []),
    ...others,
    'the keys of all of these: they cost a little each month, and nobody can read the rest without them',
    'the stack `CDKToolkit`, which other stacks of the account use too',
  ];
  return [
    '### What stays',
    list.map((one) => `- ${one}`).join('\n'),
    'What CloudFormation left of the two stacks, and the volumes:',
    block([
      `aws resourcegroupstaggingapi get-resources --region ${region} --tag-filters ${tagged} --query "ResourceTagMappingList[].ResourceARN" --output text`,
      ...(volumes
        ? [
            `aws ec2 describe-volumes --region ${region} --filters Name=tag:kubernetes.io/cluster/${cluster.name},Values=owned --query "Volumes[].[VolumeId,State,Size]" --output table`,
          ]
        : []),
    ]),
    'Delete them when you are sure, the keys last: they are gone for ever after the waiting time.',
    block([
      ...(volumes ? [`aws ec2 delete-volume --region ${region} --volume-id "$VOLUME"`] : []),
      `aws logs delete-log-group --region ${region} --log-group-name "$GROUP"`,
      `aws kms schedule-key-deletion --region ${region} --key-id "$KEY" --pending-window-in-days 30`,
    ]),
  ];
}

/** How the same platform is deployed again after a tear-down: Markdown. */
export function deployAgain(scenario: EksScenario, kept: KeptData): readonly string[] {
  const { name } = scenario;
  const names = [
    ...logGroups(scenario, kept),
    ...[kept.bucket, kept.vault].flatMap((one) => (one === undefined ? [] : [one])),
  ];
  return [
    '## 6. Deploy again',
    `After a tear-down the same name can be deployed again. Of what stayed, these have names that the next deploy wants: ${names.map((one) => `\`${one}\``).join(', ')}. As they are, it would fail with "already exists". The secrets with passwords are no such names: CloudFormation deletes them at once, without the days of recovery that block a name. Choose one of three.`,
    '**Take it back.** The deploy imports what is there, and creates the rest. What is imported keeps the key that it has: do not delete that.',
    ...(kept.takenBack.before ?? []),
    block([
      `npx cdk deploy --no-rollback --context protection=off --import-existing-resources ${name}-network ${name}-platform`,
      `npx cdk deploy ${name}-network ${name}-platform`,
    ]),
    ...(kept.takenBack.after ?? []),
    'Then the services, as the first time.',
    '**Leave it alone.** Give the platform another `name` in `trizone.yaml`, synthesize, and deploy it as the first time. Nothing of the old one is touched.',
    `**Delete it**, with all the data and logs in it, and deploy as the first time:`,
    block(deleteNamed(scenario, kept)),
  ];
}
