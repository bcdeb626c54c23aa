// Which resources an action takes, as the ARN that a statement must name for it. `*` is judged elsewhere.
// @see https://docs.aws.amazon.com/service-authorization/latest/reference (November 2026)

const arn = (service: string, resource: string) => new RegExp(`^arn:aws:${service}:[^:]*:[0-9]{12}:${resource}$`);
const ofTemplate = (type: string, attribute = 'Arn') => new RegExp(`^<${type}\\.${attribute}>$`);

/** An action on a log group, or on its streams, takes the group's ARN with `:*`, which `Fn::GetAtt` gives as well. */
const LOG_GROUP = [arn('logs', 'log-group:[^:]+:\\*'), ofTemplate('AWS::Logs::LogGroup')];
const BUCKET = [ofTemplate('AWS::S3::Bucket')];
const OBJECTS = [/^<AWS::S3::Bucket\.Arn>\/.+$/];
const KEY = [arn('kms', 'key/.+'), ofTemplate('AWS::KMS::Key')];
const SECRET = [
  arn('secretsmanager', 'secret:[^*]+-\\?{6}'),
  /^<AWS::SecretsManager::Secret>$/,
  ofTemplate('AWS::RDS::DBCluster', 'MasterUserSecret\\.SecretArn'),
];
const INTERFACE = arn('ec2', 'network-interface/\\*');
const SECURITY_GROUP = arn('ec2', 'security-group/<.+>');

/** What the resources of each action look like, by a pattern of the action's name. The first that fits counts. */
export const ARN_FORMS: readonly (readonly [action: RegExp, forms: readonly RegExp[]])[] = [
  [/^logs:(CreateLogGroup|PutRetentionPolicy|CreateLogStream|DescribeLogStreams)$/, LOG_GROUP],
  [/^logs:(PutLogEvents|GetLogEvents)$/, [...LOG_GROUP, arn('logs', 'log-group:[^:]+:log-stream:.+')]],
  [/^s3:(ListBucket|GetBucketLocation)$/, BUCKET],
  [/^s3:(GetObject|PutObject|DeleteObject|AbortMultipartUpload)$/, OBJECTS],
  [/^kms:(Decrypt|GenerateDataKey)$/, KEY],
  [/^secretsmanager:(GetSecretValue|DescribeSecret)$/, SECRET],
  [/^lambda:(InvokeFunction|GetFunction)$/, [ofTemplate('AWS::Lambda::Function')]],
  [/^eks:DescribeCluster$/, [arn('eks', 'cluster/[^/*]+'), ofTemplate('AWS::EKS::Cluster')]],
  [/^eks:ListNodegroups$/, [arn('eks', 'cluster/[^/*]+')]],
  [/^eks:DescribeNodegroup$/, [ofTemplate('AWS::EKS::Nodegroup'), arn('eks', 'nodegroup/[^/*]+/\\*/\\*')]],
  [/^rds-db:connect$/, [arn('rds-db', 'dbuser:[^/*]+/[^/*]+')]],
  [/^sns:Publish$/, [/^<AWS::SNS::Topic>$/]],
  [/^elasticloadbalancing:SetRulePriorities$/, [arn('elasticloadbalancing', 'listener-rule/app/k8s-\\*')]],
  [/^sqs:SendMessage$/, [ofTemplate('AWS::SQS::Queue')]],
  [/^ssm:StartSession$/, [arn('ec2', 'instance/<.+>'), arn('ssm', 'document/<.+>')]],
  [/^(ssm:(Resume|Terminate)Session|ssmmessages:OpenDataChannel)$/, [arn('ssm', 'session/.*\\*')]],
  [/^iam:CreateServiceLinkedRole$/, [/^arn:aws:iam::[0-9]{12}:role\/aws-service-role\/[^*]+$/]],
  [/^ec2:(Authorize|Revoke)SecurityGroup(In|E)gress$/, [SECURITY_GROUP]],
  [/^ec2:CreateSecurityGroup$/, [arn('ec2', 'vpc/<.+>')]],
  [/^ec2:CreateNetworkInterface$/, [INTERFACE, arn('ec2', 'subnet/<.+>'), SECURITY_GROUP]],
  [/^ec2:ModifyNetworkInterfaceAttribute$/, [INTERFACE, SECURITY_GROUP]],
  [/^ec2:(CreateTags|(Attach|Detach|Delete)NetworkInterface|(Una|A)ssignPrivateIpAddresses)$/, [INTERFACE]],
];

/** Why a resource does not suit an action, or nothing. */
export function misfit(action: string, resource: string): string | undefined {
  if (resource === '*') return undefined;
  const [, forms] = ARN_FORMS.find(([pattern]) => pattern.test(action)) ?? [];
  if (!forms) return `${action}: say in ARN_FORMS which resources it takes`;
  return forms.some((form) => form.test(resource)) ? undefined : `${action} does not act on ${resource}`;
}
