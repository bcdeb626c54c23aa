import type { Check } from '../../preflight';
import type { EksScenario } from '../../scenario';
import { type AwsPart, oneOf } from './aws-question';
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

/** Every role, a thousand with one request. */
const ROLES = 'iam list-roles --page-size 1000';

/** The image of Pgpool-II, when the deploy builds it. */
const buildsImage = (templates: Templates): boolean =>
  JSON.stringify(Object.values(templates)).includes('-container-assets-');

/** Rights of whoever deploys and of CloudFormation, the administrators, and the roles that services of AWS take. */
export function rightChecks({ account, region, cluster }: EksScenario, templates: Templates): AwsPart {
  const types = new Set(resourcesOf(templates).map(({ type }) => type));
  const actions = [...types].flatMap((type) => TYPE_ACTIONS[type] ?? []).sort();
  const cdkRole = (name: string) => `arn:aws:iam::${account}:role/cdk-hnb659fds-${name}-role-${account}-${region}`;
  const session = (name: string) => `arn:aws:sts::${account}:assumed-role/${cdkRole(name).split('/')[1]}/preflight`;
  const assumed = ['deploy', 'file-publishing', ...(buildsImage(templates) ? ['image-publishing'] : [])];
  const serviceRoles = SERVICE_ROLES.filter(({ of }) => types.has(of));
  const admins = cluster.adminRoles.filter((arn) => arn.split(':')[4] === account);
  return {
    questions: [
      ...assumed.map((name) => ({
        id: `may-${name}`,
        operation: 'sts assume-role --role-session-name preflight --duration-seconds 900',
        with: ['--role-arn', cdkRole(name)],
        take: ['AssumedRoleUser.Arn'],
        none: 'AccessDenied',
      })),
      {
        id: 'cloudformation-may',
        operation: 'iam simulate-principal-policy',
        with: ['--policy-source-arn', cdkRole('cfn-exec'), '--action-names', ...actions],
        of: "EvaluationResults[?EvalDecision!='allowed']",
        take: ['EvalActionName'],
      },
      {
        id: 'service-roles',
        operation: ROLES,
        of: "Roles[?starts_with(Path, '/aws-service-role/')]",
        take: ['RoleName'],
      },
      ...(admins.length > 0
        ? [{ id: 'admins', operation: ROLES, of: `Roles[?${oneOf('Arn', admins)}]`, take: ['Arn'] }]
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
