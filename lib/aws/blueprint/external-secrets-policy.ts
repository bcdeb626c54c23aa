import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * Lets External Secrets read the secrets whose names begin with the prefix and a slash, and those that are named: no
 * other. Keys are limited by what they decrypt, because each secret may have its own.
 */
export function externalSecretsStatements(
  { partition, region, account }: Stack,
  prefix: string,
  secretArns: readonly string[],
): PolicyStatement[] {
  const readable = [`arn:${partition}:secretsmanager:${region}:${account}:secret:${prefix}/*`, ...secretArns];
  return [
    new PolicyStatement({
      sid: 'Read',
      actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
      resources: readable,
    }),
    new PolicyStatement({
      sid: 'Decrypt',
      actions: ['kms:Decrypt'],
      resources: [`arn:${partition}:kms:${region}:${account}:key/*`],
      conditions: {
        StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` },
        StringLike: { 'kms:EncryptionContext:SecretARN': readable },
      },
    }),
  ];
}
