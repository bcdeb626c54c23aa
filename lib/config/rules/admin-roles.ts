import type { ConfigRule } from './rule';

/** Where IAM Identity Center keeps its roles. @see IAM Identity Center user guide, referencing permission sets */
const SSO_PATH = '/aws-reserved/sso.amazonaws.com/';

/** Roles that only a service of AWS may take. */
const SERVICE_PATH = '/aws-service-role/';

/** The name of a role is the last part of its ARN; a path may stand before it. */
const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** IAM compares names without regard to case, and a name is unique in its account whatever path it has. */
const identityOf = (arn: string): string => `${arn.split(':')[4]} ${nameOf(arn).toLowerCase()}`;

/**
 * Each role is one that a person can take, and is named once: EKS has one access entry for a principal.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html (November 2026)
 */
export const adminRoles: ConfigRule = function* ({ config, valid }) {
  const path = ['aws', 'adminRoles'];
  if (!config?.aws || !valid(...path)) return;
  const arns = config.aws.adminRoles;
  const identities = arns.map(identityOf);
  for (const [index, arn] of arns.entries()) {
    const first = identities.indexOf(identities[index] ?? '');
    if (first !== index) {
      yield {
        path: [...path, index],
        allowed: 'each role once: a name is unique in its account, whatever path and case it is written with',
        remedy: `remove the entry, or correct one of the two: number ${first + 1} of the list is ${arns[first]}`,
      };
    }
    if (arn.includes(SERVICE_PATH)) {
      yield {
        path: [...path, index],
        allowed: 'a role that a person may take; only a service of AWS takes a service-linked one',
        remedy: 'name the role of those who administer the cluster',
      };
    }
    if (nameOf(arn).startsWith('AWSReservedSSO_') !== arn.includes(`:role${SSO_PATH}`)) {
      yield {
        path: [...path, index],
        allowed: `the whole ARN of a role of IAM Identity Center: its path ${SSO_PATH} and its name AWSReservedSSO_...`,
        remedy: `copy it from: aws iam list-roles --path-prefix ${SSO_PATH} --query "Roles[].Arn"`,
      };
    }
  }
};
