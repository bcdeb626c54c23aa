import type { AwsPart, AwsQuestion } from './aws-question';
import { countOf, type Templates } from './template-needs';

/** Quotas of IAM and RDS, which tell themselves what is used. */
const REPORTED = [
  { id: 'iam-roles', title: 'IAM roles', type: 'AWS::IAM::Role', iam: 'Roles' },
  { id: 'iam-policies', title: 'IAM policies', type: 'AWS::IAM::ManagedPolicy', iam: 'Policies' },
  { id: 'db-clusters', title: 'database clusters', type: 'AWS::RDS::DBCluster', rds: 'DBClusters' },
  { id: 'db-instances', title: 'database instances', type: 'AWS::RDS::DBInstance', rds: 'DBInstances' },
  { id: 'db-subnet-groups', title: 'database subnet groups', type: 'AWS::RDS::DBSubnetGroup', rds: 'DBSubnetGroups' },
  {
    id: 'db-parameter-groups',
    title: 'database cluster parameter groups',
    type: 'AWS::RDS::DBClusterParameterGroup',
    rds: 'DBClusterParameterGroups',
  },
] as const;

/** Quotas of IAM and RDS against what is used. */
export function reportedQuotas(templates: Templates): AwsPart {
  const needs = REPORTED.map((one) => ({ ...one, needed: countOf(one.type)(templates) })).filter(
    ({ needed }) => needed > 0,
  );
  const ask = (one: (typeof needs)[number], side: 'used' | 'quota'): AwsQuestion => ({
    id: `${side}-${one.id}`,
    ...('iam' in one
      ? { operation: 'iam get-account-summary', take: [`SummaryMap.${one.iam}${side === 'quota' ? 'Quota' : ''}`] }
      : {
          operation: 'rds describe-account-attributes',
          of: `AccountQuotas[?AccountQuotaName=='${one.rds}']`,
          take: [side === 'quota' ? 'Max' : 'Used'],
        }),
  });
  return {
    questions: needs.flatMap((one) => [ask(one, 'used'), ask(one, 'quota')]),
    checks: needs.map(({ id, title, needed, type }) => ({
      id,
      what: `quota of ${title}`,
      remedy: 'have the quota raised in the console of Service Quotas, or delete what is not used',
      judgement: { is: 'room', needed, limit: `quota-${id}`, used: `used-${id}`, own: { of: 'own', kind: type } },
    })),
  };
}
