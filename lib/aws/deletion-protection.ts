import { type App, Stack, Validations } from 'aws-cdk-lib';
import { CfnCluster } from 'aws-cdk-lib/aws-eks';
import { CfnDBCluster } from 'aws-cdk-lib/aws-rds';
import { acceptFinding } from './blueprint/accept-finding';

/** Why a database may be unprotected for the time of the first deploy. */
const REASON = 'protection=off was asked for: the database is being created, or is about to be deleted';

/** Rules that want a protected database. */
const SECURITY_RULES = ['AwsSolutions-RDS10', 'NIST.800.53.R5-RDSInstanceDeletionProtectionEnabled'];

/**
 * Lifts every protection against deletion in an app: of the stacks, of the EKS cluster and of the database.
 *
 * For the first deploy. A protected stack that failed cannot be deleted, so it cannot be created again, and a protected
 * cluster or database cannot be rolled back. The deploy after it, without this, protects them.
 *
 * @see docs/decisions/022-protection-after-the-first-deploy.md
 */
export function liftDeletionProtection(app: App): void {
  for (const construct of app.node.findAll()) {
    if (Stack.isStack(construct)) construct.terminationProtection = false;
    if (construct instanceof CfnCluster) construct.deletionProtection = false;
    if (!(construct instanceof CfnDBCluster)) continue;
    construct.deletionProtection = false;
    acceptFinding(construct, 'HA-AWS-017', REASON);
    for (const rule of SECURITY_RULES) {
      construct.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, { [rule]: REASON });
    }
  }
}
