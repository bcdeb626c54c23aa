import { Stack } from 'aws-cdk-lib';
import { type IRole, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/**
 * Secrets of one policy. A managed policy has room for 6,144 characters, and an ARN here has 150 at most.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const SECRETS_OF_A_POLICY = 30;

/** Properties for {@link SecretAccess}. */
export interface SecretAccessProps {
  /** The role of External Secrets. */
  readonly reader: IRole;
  /** ARNs of the secrets. One that was not made here has `??????` for the six characters that AWS adds to its name. */
  readonly secretArns: readonly string[];
  /**
   * ARN of their key, or `any` where somebody else made the secret and chose its key.
   *
   * @default - the key that AWS keeps for Secrets Manager, which needs no right
   */
  readonly keyArn?: string | undefined;
}

/** The ARN of a secret that somebody else makes, by its name. */
export function secretArnByName(scope: Construct, name: string): string {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:secretsmanager:${region}:${account}:secret:${name}-??????`;
}

/**
 * Lets External Secrets read some secrets, each by its ARN. Stands beside the manifest that names them, so that it may read
 * no others: whoever may create an ExternalSecret in the cluster reads with these rights.
 */
export class SecretAccess extends Construct {
  constructor(scope: Construct, id: string, { reader, secretArns, keyArn }: SecretAccessProps) {
    super(scope, id);
    for (let first = 0; first < secretArns.length; first += SECRETS_OF_A_POLICY) {
      const readable = secretArns.slice(first, first + SECRETS_OF_A_POLICY);
      const read = new PolicyStatement({
        sid: 'Read',
        actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
        resources: [...readable],
      });
      new ManagedPolicy(this, `Policy${first / SECRETS_OF_A_POLICY + 1}`, {
        roles: [reader],
        statements: keyArn === undefined ? [read] : [read, this.decrypt(readable, keyArn)],
      });
    }
  }

  private decrypt(readable: readonly string[], keyArn: string): PolicyStatement {
    const { partition, region, account } = Stack.of(this);
    const viaService = { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` };
    const anyKey = keyArn === 'any';
    return new PolicyStatement({
      sid: 'Decrypt',
      actions: ['kms:Decrypt'],
      resources: [anyKey ? `arn:${partition}:kms:${region}:${account}:key/*` : keyArn],
      conditions: {
        StringEquals: viaService,
        ...(anyKey ? { StringLike: { 'kms:EncryptionContext:SecretARN': [...readable] } } : {}),
      },
    });
  }
}
