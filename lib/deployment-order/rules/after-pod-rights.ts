import { type Declaration, isReference, itemsAt, knownOr, referenceAt, textAt } from '../../topology';
import { groupsBrought, groupsUsed } from '../chart-kinds';
import type { Deployment } from '../deployment';
import { serviceAccounts } from '../pods';
import type { OrderRule } from '../rule';

/** Roles that the pods of a resource take by Pod Identity. */
function rolesOf(resource: Declaration, { resources, clusterId }: Deployment): readonly string[] {
  const accounts = new Set(serviceAccounts(resource));
  if (accounts.size === 0 || resource.cluster === undefined) return [];
  const cluster = clusterId(resource.cluster);
  return resources
    .filter(
      ({ type, cluster: named }) => type === 'AWS::EKS::PodIdentityAssociation' && clusterId(named ?? '') === cluster,
    )
    .filter(({ properties }) => {
      const [namespace, account] = ['Namespace', 'ServiceAccount'].map((name) => knownOr(textAt(properties, name), ''));
      return accounts.has(`${namespace}/${account}`);
    })
    .flatMap(({ properties }) => referenceAt(properties, 'RoleArn')?.reference ?? []);
}

function* rolesWith({ type, properties }: Declaration): Generator<string> {
  if (!/^AWS::IAM::(Policy|ManagedPolicy|RolePolicy)$/.test(type)) return;
  for (const role of itemsAt(properties, 'Roles')) if (isReference(role)) yield role.reference;
  const own = referenceAt(properties, 'RoleName')?.reference;
  if (own !== undefined) yield own;
}

/**
 * Whether an operator needs the policy for some of its custom resources only, and these wait for it: the policy comes with
 * them, long after the operator.
 */
function comesWithCustomResources(policy: Declaration, role: string, deployment: Deployment): boolean {
  const operators = deployment.resources.filter((resource) => rolesOf(resource, deployment).includes(role));
  const groups = new Set(operators.flatMap(({ applies }) => applies.flatMap(groupsBrought)));
  return deployment.resources.some(
    (resource) =>
      resource.applies.flatMap(groupsUsed).some((group) => groups.has(group)) && deployment.after(resource, policy),
  );
}

/** Pods, and the policies of the role that they take. */
export const afterPodRights: OrderRule = {
  name: 'after-pod-rights',
  claim: 'pods are made after the policies of the role that they take by Pod Identity',
  why: 'a controller starts without its rights; at a deletion it loses them before it has cleaned up in AWS',
  remedy: 'add DependsOn on the policy',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html (changes that I make are not always immediately visible)',
  needs: rolesOf,
  *offers(policy, deployment) {
    for (const role of rolesWith(policy)) if (!comesWithCustomResources(policy, role, deployment)) yield role;
  },
};
