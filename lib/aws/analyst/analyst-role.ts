import { Duration, Stack } from 'aws-cdk-lib';
import { AccountPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** A working day: the analyst signs in once. */
const LONGEST_SESSION = Duration.hours(8);

/**
 * Defines the role that people take to read the database. It has no rights until an `AnalystPolicy` gives it some.
 *
 * It trusts the account, that is, it leaves to the account's IAM who may take it: nobody may until a policy allows them
 * `sts:AssumeRole` on this role. So people come and go without a deploy, and the stack knows no names.
 */
export class AnalystRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      assumedBy: new AccountPrincipal(Stack.of(this).account),
      description: 'Reads the database; nothing else',
      maxSessionDuration: LONGEST_SESSION,
    });
  }
}
