import {
  type Declaration,
  entriesAt,
  isUnknown,
  knownOr,
  type Resource,
  textAt,
  type Value,
  valueAt,
} from '../topology';
import { addOnOf, chartOf, kindOf } from './applied';

/** Where the pod stands in the kinds that make pods. @see Kubernetes API v1.36 */
const POD_AT: ReadonlyMap<string, string> = new Map([
  ['CronJob', 'spec.jobTemplate.spec.template.spec'],
  ['DaemonSet', 'spec.template.spec'],
  ['Deployment', 'spec.template.spec'],
  ['Job', 'spec.template.spec'],
  ['Pod', 'spec'],
  ['ReplicaSet', 'spec.template.spec'],
  ['StatefulSet', 'spec.template.spec'],
]);

/** Service accounts of EKS add-ons whose pods get a role. @see EKS user guide, Pod Identity support of add-ons (November 2026) */
const ADD_ON_ACCOUNTS: ReadonlyMap<string, string> = new Map([
  ['aws-ebs-csi-driver', 'kube-system/ebs-csi-controller-sa'],
  ['aws-efs-csi-driver', 'kube-system/efs-csi-controller-sa'],
  ['vpc-cni', 'kube-system/aws-node'],
]);

/** A PostgreSQL cluster of CloudNativePG: its operator makes pods that run as the account of its name. */
const isPostgres = (object: Resource): boolean =>
  kindOf(object).group === 'postgresql.cnpg.io' && kindOf(object).kind === 'Cluster';

const makesPods = (object: Resource): boolean =>
  chartOf(object) !== undefined || isPostgres(object) || POD_AT.has(kindOf(object).kind);

/** Whether pods come with a resource: of a chart, or of an object that makes pods. */
export const runsPods = ({ applies }: Declaration): boolean => applies.some(makesPods);

/** Names of the accounts in the values of a chart, wherever they stand. */
function* chartAccounts(values: Value | undefined): Generator<string> {
  for (const [key, below] of entriesAt(values, [])) {
    const name = key === 'serviceAccount' ? textAt(below, 'name') : undefined;
    if (name !== undefined && !isUnknown(name)) yield name;
    yield* chartAccounts(below);
  }
}

function* accountsOf(object: Resource): Generator<string> {
  const { namespace = 'default', name, properties } = object;
  if (chartOf(object) !== undefined) {
    for (const account of chartAccounts(valueAt(properties, 'values'))) yield `${namespace}/${account}`;
    return;
  }
  const path = POD_AT.get(kindOf(object).kind);
  const account = path === undefined ? undefined : knownOr(textAt(properties, `${path}.serviceAccountName`), undefined);
  if (account !== undefined) yield `${namespace}/${account}`;
  if (isPostgres(object)) yield `${namespace}/${name}`;
}

/** The service accounts, `<namespace>/<name>`, that pods of a resource run as. */
export function* serviceAccounts(resource: Declaration): Generator<string> {
  for (const object of resource.applies) yield* accountsOf(object);
  const account = ADD_ON_ACCOUNTS.get(addOnOf(resource) ?? '');
  if (account !== undefined) yield account;
}
