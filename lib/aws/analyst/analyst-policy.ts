import { Stack } from 'aws-cdk-lib';
import { type IRole, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** Properties for {@link AnalystPolicy}. */
export interface AnalystPolicyProps {
  /** Role that gets the rights. */
  readonly role: IRole;
  /** User of an Aurora cluster, and the cluster's resource id, e.g. `cluster-ABCDEFGHIJKL01234`. @default - none */
  readonly signIn?: { readonly username: string; readonly clusterResourceId: string };
  /** The secret with the analyst's password and its key. @default - there is no password */
  readonly password?: { readonly secretArn: string; readonly keyArn: string };
  /** Instances to forward through, and the Session document to do it with. @default - no sessions */
  readonly bastion?: { readonly instanceIds: readonly string[]; readonly documentName: string };
  /** EKS cluster whose address the analyst may look up, to reach the bastion pod. @default - none */
  readonly clusterName?: string;
}

/** Variable of IAM: the one who asks. */
const CALLER = `$${'{aws:userid}'}`;

type Arn = (service: string, resource: string) => string;

function sessionStatements(
  arn: Arn,
  { instanceIds, documentName }: NonNullable<AnalystPolicyProps['bastion']>,
): PolicyStatement[] {
  return [
    new PolicyStatement({
      sid: 'ForwardToDatabase',
      actions: ['ssm:StartSession'],
      resources: [
        ...instanceIds.map((instanceId) => arn('ec2', `instance/${instanceId}`)),
        arn('ssm', `document/${documentName}`),
      ],
      // without it a session that names no document is a shell on the machine
      conditions: { BoolIfExists: { 'ssm:SessionDocumentAccessCheck': 'true' } },
    }),
    new PolicyStatement({
      sid: 'OpenOwnSessions',
      actions: ['ssmmessages:OpenDataChannel'],
      resources: [arn('ssm', `session/${CALLER}-*`)],
    }),
    new PolicyStatement({
      sid: 'EndOwnSessions',
      actions: ['ssm:ResumeSession', 'ssm:TerminateSession'],
      resources: [arn('ssm', 'session/*')],
      // ids of sessions start with the session name of a role, not with its user id: the tag says whose it is
      conditions: { StringEquals: { 'ssm:resourceTag/aws:ssmmessages:session-id': CALLER } },
    }),
  ];
}

function signInStatement(arn: Arn, { username, clusterResourceId }: NonNullable<AnalystPolicyProps['signIn']>) {
  return new PolicyStatement({
    sid: 'SignIn',
    actions: ['rds-db:connect'],
    resources: [arn('rds-db', `dbuser:${clusterResourceId}/${username}`)],
  });
}

function passwordStatements(
  region: string,
  { secretArn, keyArn }: NonNullable<AnalystPolicyProps['password']>,
): PolicyStatement[] {
  return [
    new PolicyStatement({ sid: 'ReadPassword', actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] }),
    new PolicyStatement({
      sid: 'DecryptPassword',
      actions: ['kms:Decrypt'],
      resources: [keyArn],
      conditions: {
        StringEquals: {
          'kms:ViaService': `secretsmanager.${region}.amazonaws.com`,
          'kms:EncryptionContext:SecretARN': secretArn,
        },
      },
    }),
  ];
}

/**
 * Defines what the analyst may do: sign in to this database as this user, and open the way there.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-examples.html
 */
export class AnalystPolicy extends Construct {
  constructor(scope: Construct, id: string, props: AnalystPolicyProps) {
    super(scope, id);
    const { role, signIn, password, bastion, clusterName } = props;
    const { partition, region, account } = Stack.of(this);
    const arn: Arn = (service, resource) => `arn:${partition}:${service}:${region}:${account}:${resource}`;
    new ManagedPolicy(this, 'Policy', {
      description: 'Reads the database as the analyst',
      roles: [role],
      statements: [
        ...(signIn ? [signInStatement(arn, signIn)] : []),
        ...(password ? passwordStatements(Stack.of(this).region, password) : []),
        ...(bastion ? sessionStatements(arn, bastion) : []),
        ...(clusterName
          ? [
              new PolicyStatement({
                sid: 'FindCluster',
                actions: ['eks:DescribeCluster'],
                resources: [arn('eks', `cluster/${clusterName}`)],
              }),
            ]
          : []),
      ],
    });
  }
}
