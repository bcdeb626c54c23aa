import type { Check, PreflightPart } from '../../preflight';
import type { EksScenario } from '../../scenario';
import { awsQuestion } from './aws-question';
import { resourcesOf, type Templates } from './template-needs';
import { TYPE_ACTIONS } from './type-actions';

/** Roles that a service of AWS takes. CloudFormation may be too fast for one that is made with its first use. */
const SERVICE_ROLES: readonly { readonly of: string; readonly role: string; readonly service: string }[] = [
  { of: 'AWS::EKS::Cluster', role: 'AWSServiceRoleForAmazonEKS', service: 'eks.amazonaws.com' },
  { of: 'AWS::EKS::Nodegroup', role: 'AWSServiceRoleForAmazonEKSNodegroup', service: 'eks-nodegroup.amazonaws.com' },
  { of: 'AWS::EKS::Nodegroup', role: 'AWSServiceRoleForAutoScaling', service: 'autoscaling.amazonaws.com' },
  {
    of: 'AWS::EKS::Cluster',
    role: 'AWSServiceRoleForElasticLoadBalancing',
    service: 'elasticloadbalancing.amazonaws.com',
  },
  { of: 'AWS::RDS::DBCluster', role: 'AWSServiceRoleForRDS', service: 'rds.amazonaws.com' },
];

/** The image of Pgpool-II, when the deploy builds it. */
const buildsImage = (templates: Templates): boolean =>
  JSON.stringify(Object.values(templates)).includes('-container-assets-');

/** Rights of whoever deploys and of CloudFormation, the administrators, and the roles that services of AWS take. */
export function rightChecks({ account, region, cluster }: EksScenario, templates: Templates): PreflightPart {
  const types = new Set(resourcesOf(templates).map(({ type }) => type));
  const actions = [...types].flatMap((type) => TYPE_ACTIONS[type] ?? []).sort();
  const cdkRole = (name: string) => `arn:aws:iam::${account}:role/cdk-hnb659fds-${name}-role-${account}-${region}`;
  const session = (name: string) => `arn:aws:sts::${account}:assumed-role/${cdkRole(name).split('/')[1]}/preflight`;
  const assumed = ['deploy', 'file-publishing', ...(buildsImage(templates) ? ['image-publishing'] : [])];
  const serviceRoles = SERVICE_ROLES.filter(({ of }) => types.has(of));
  const admins = cluster.adminRoles.filter((arn) => arn.split(':')[4] === account);
  return {
    questions: [
      ...assumed.map((name) =>
        awsQuestion(
          `may-${name}`,
          'sts assume-role --role-session-name preflight --duration-seconds 900',
          'AssumedRoleUser.Arn',
          { none: 'AccessDenied', with: ['--role-arn', cdkRole(name)] },
        ),
      ),
      awsQuestion(
        'cloudformation-may',
        'iam simulate-principal-policy',
        "EvaluationResults[?EvalDecision!='allowed'].EvalActionName",
        {
          with: ['--policy-source-arn', cdkRole('cfn-exec'), '--action-names', ...actions],
        },
      ),
      awsQuestion('service-roles', 'iam list-roles --path-prefix /aws-service-role/', 'Roles[].RoleName'),
      ...(admins.length > 0
        ? [{ id: 'admins', command: ['roles_named', ...admins.map((arn) => arn.slice(arn.lastIndexOf('/') + 1))] }]
        : []),
    ],
    checks: [
      ...assumed.map(
        (name): Check => ({
          id: `may-${name}`,
          what: `the right to take the CDK's role ${name}`,
          remedy: `allow sts:AssumeRole of ${cdkRole(name)}, or bootstrap first`,
          judgement: { is: 'equal', answer: `may-${name}`, to: session(name) },
        }),
      ),
      {
        id: 'cloudformation-may',
        what: "all rights that CloudFormation's role needs",
        remedy: 'allow these to the role cfn-exec of the CDK; rights on named resources only are told as missing here',
        judgement: { is: 'empty', answer: 'cloudformation-may' },
      },
      ...serviceRoles.map(
        ({ role, service }): Check => ({
          id: service.replace('.amazonaws.com', '-service-role'),
          what: `the service-linked role ${role}`,
          remedy: `aws iam create-service-linked-role --aws-service-name ${service}`,
          judgement: { is: 'held', answer: 'service-roles', entries: [role] },
        }),
      ),
      ...(admins.length > 0
        ? [
            {
              id: 'admins',
              what: 'the roles of aws.adminRoles',
              remedy: 'make them, or correct aws.adminRoles: EKS refuses a role that is not there',
              judgement: { is: 'held', answer: 'admins', entries: admins } as const,
            },
          ]
        : []),
    ],
  };
}
