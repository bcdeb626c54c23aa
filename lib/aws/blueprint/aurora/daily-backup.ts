import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** Properties for {@link DailyBackup}. */
export interface DailyBackupProps {
  /** Name of the vault: 2 to 50 letters, digits, `-` and `_`. CloudFormation wants one. */
  readonly vaultName: string;
  /** ARN of what is backed up. */
  readonly resourceArn: string;
  /** Key of the vault. */
  readonly key: IKey;
  /** Days that a backup is kept. */
  readonly retentionDays: number;
}

/**
 * Defines a backup a day in a vault of its own, which a mistake at the database itself does not reach.
 *
 * It runs at 03:30 UTC: AWS Backup fails within an hour of the database's own backup or maintenance window.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html (November 2026)
 */
export class DailyBackup extends Construct {
  constructor(scope: Construct, id: string, { vaultName, resourceArn, key, retentionDays }: DailyBackupProps) {
    super(scope, id);
    const backupVault = new BackupVault(this, 'Vault', {
      backupVaultName: vaultName,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const plan = new BackupPlan(this, 'Plan', {
      backupVault,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'daily',
          scheduleExpression: Schedule.cron({ hour: '3', minute: '30' }),
          deleteAfter: Duration.days(retentionDays),
        }),
      ],
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup')],
    });
    plan.addSelection('Selection', {
      resources: [BackupResource.fromArn(resourceArn)],
      role,
      disableDefaultBackupPolicy: true,
    });
  }
}
