import { RemovalPolicy } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { SecretAccess } from './secret-access';

/** The secret with the password of a database user, in Secrets Manager. */
export const remotePasswordName = ({ name }: { readonly name: string }, user: string): string =>
  `${name}/database/${user}`;

/** Most users with a password: each is a resource of the platform stack, which may have 500. A hundred services and the analyst. */
const MOST_PASSWORDS = 101;

/** Properties for {@link GeneratedPasswords}. */
export interface GeneratedPasswordsProps {
  /** Name of the platform: the prefix of the secrets. */
  readonly name: string;
  readonly users: readonly string[];
  /** The role of External Secrets, which hands them out. */
  readonly reader: IRole;
}

/**
 * Defines a password for each user, made in Secrets Manager under a key of ours: it never stands in the template. External
 * Secrets may read each.
 */
export class GeneratedPasswords extends Construct {
  private readonly key: Key;
  /** The secrets by their user. Each is the password, and nothing else. */
  private readonly secrets: ReadonlyMap<string, Secret>;

  /** @throws when there are more users than a stack has room for */
  constructor(scope: Construct, id: string, { name, users, reader }: GeneratedPasswordsProps) {
    super(scope, id);
    if (users.length > MOST_PASSWORDS) {
      throw new Error(
        `at most ${MOST_PASSWORDS} database users may have a password, got ${users.length}: use databaseAuthentication identity on Aurora, or fewer services with a database`,
      );
    }
    this.key = new Key(this, 'Key', {
      description: `Passwords of the database users of ${name}`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.secrets = new Map(
      users.map((user) => [
        user,
        new Secret(this, user, {
          secretName: remotePasswordName({ name }, user),
          description: `Password of the database user ${user}`,
          encryptionKey: this.key,
          generateSecretString: { passwordLength: 40, excludePunctuation: true },
        }),
      ]),
    );
    new SecretAccess(this, 'Access', {
      reader,
      secretArns: [...this.secrets.values()].map(({ secretArn }) => secretArn),
      keyArn: this.key.keyArn,
    });
  }

  /** The secret of a user and the key that it needs, for a policy. @throws when the user has no password here */
  reference(user: string): { readonly secretArn: string; readonly keyArn: string } {
    const secret = this.secrets.get(user);
    if (!secret) throw new Error(`'user' must be one of ${[...this.secrets.keys()].join(', ')}, got ${user}`);
    return { secretArn: secret.secretArn, keyArn: this.key.keyArn };
  }
}
