import { type Declaration, isReference, itemsAt, knownOr, referenceAt, textAt } from '../../topology';
import { groupsBrought, groupsUsed } from '../chart-kinds';
import type { Deployment } from '../deployment';
import { serviceAccounts } from '../pods';
import type { OrderRule } from '../rule';

/** What a rule asks of a deployment again and again, found out once. */
function once<Found>(find: (deployment: Deployment) => Found): (deployment: Deployment) => Found {
  const known = new WeakMap<Deployment, Found>();
  return (deployment) => {
    const found = known.get(deployment) ?? find(deployment);
    known.set(deployment, found);
    return found;
  };
}

const add = (map: Map<string, string[]>, key: string, value: string): unknown =>
  map.get(key)?.push(value) ?? map.set(key, [value]);

/** The roles of each service account, by `<cluster> <namespace>/<name>`. */
const rolesOfAccounts = once(({ resources, clusterId }) => {
  const roles = new Map<string, string[]>();
  for (const { type, cluster = '', properties } of resources) {
    const role = type === 'AWS::EKS::PodIdentityAssociation' ? referenceAt(properties, 'RoleArn') : undefined;
    if (role === undefined) continue;
    const [namespace, account] = ['Namespace', 'ServiceAccount'].map((name) => knownOr(textAt(properties, name), ''));
    add(roles, `${clusterId(cluster)} ${namespace}/${account}`, role.reference);
  }
  return roles;
});

/** Roles that the pods of a resource take by Pod Identity. */
function rolesOf(resource: Declaration, deployment: Deployment): readonly string[] {
  const { cluster } = resource;
  if (cluster === undefined) return [];
  const accounts = [...new Set(serviceAccounts(resource))];
  return accounts.flatMap(
    (account) => rolesOfAccounts(deployment).get(`${deployment.clusterId(cluster)} ${account}`) ?? [],
  );
}

/** The API groups of the operators that take a role, by the role. */
const groupsOfOperators = once((deployment) => {
  const groups = new Map<string, string[]>();
  for (const resource of deployment.resources) {
    const brought = resource.applies.flatMap(groupsBrought);
    if (brought.length === 0) continue;
    for (const role of rolesOf(resource, deployment)) for (const group of brought) add(groups, role, group);
  }
  return groups;
});

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
  const groups = groupsOfOperators(deployment).get(role);
  return (
    groups !== undefined &&
    deployment.resources.some(
      (resource) =>
        resource.applies.flatMap(groupsUsed).some((group) => groups.includes(group)) &&
        deployment.after(resource, policy),
    )
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
