import type { KubernetesObject } from '../../cluster/api';
import { isDeployment } from './operators/deployment';
import { isDefinition, type Operator } from './operators/operator';

/** What must hold of one object before the next stage begins. */
export interface Awaited {
  readonly object: Pick<KubernetesObject, 'apiVersion' | 'kind' | 'metadata'>;
  /**
   * `rolled out`: every replica is available; `served`: at least one is, which for the Barman Cloud plugin is all that ever is.
   */
  readonly until: 'established' | 'rolled out' | 'served';
}

/** Objects that are applied together, in this order. */
export interface ManifestStage {
  readonly name: string;
  readonly objects: readonly KubernetesObject[];
  readonly waitFor: readonly Awaited[];
}

/** Whatever decides over other objects must be there before them. */
const FOUNDATIONS = [
  'Namespace',
  'PriorityClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'NetworkPolicy',
];

/** Kinds that others refer to, in the order in which they are applied; all other kinds come after them. */
const FIRST = [
  ...FOUNDATIONS,
  'ServiceAccount',
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
  'ConfigMap',
  'Secret',
  'Service',
  'ObjectStore',
  'Issuer',
  'ClusterIssuer',
  'Certificate',
];

const rank = ({ kind }: KubernetesObject): number => (FIRST.includes(kind) ? FIRST.indexOf(kind) : FIRST.length);

const inOrder = (objects: readonly KubernetesObject[]): readonly KubernetesObject[] =>
  [...objects].sort((one, other) => rank(one) - rank(other));

/** Of its replicas only the leader is ever ready. @see https://github.com/cloudnative-pg/plugin-barman-cloud/issues/620 */
export const ONE_READY = ['plugin-barman-cloud'];

const rolledOut = (objects: readonly KubernetesObject[]): readonly Awaited[] =>
  objects.filter(isDeployment).map((object) => ({
    object,
    until: ONE_READY.includes(object.metadata.name) ? 'served' : 'rolled out',
  }));

/** ConfigMaps that an admission policy reads: without them it refuses everything. */
function parameters(objects: readonly KubernetesObject[]): ReadonlySet<string> {
  const bindings = objects.filter(({ kind }) => kind === 'ValidatingAdmissionPolicyBinding') as unknown as readonly {
    readonly spec: { readonly paramRef?: { readonly name?: string; readonly namespace?: string } };
  }[];
  return new Set(bindings.map(({ spec: { paramRef } }) => `${paramRef?.namespace}/${paramRef?.name}`));
}

/** What is applied to a cluster of real nodes. */
export interface Applied {
  readonly definitions: readonly KubernetesObject[];
  /** Of the output, changed. */
  readonly objects: readonly KubernetesObject[];
  /** CoreDNS and the rights of kube-router. */
  readonly base: readonly Operator[];
  readonly operators: readonly Operator[];
  /** In place of External Secrets, of a person, and of EKS Pod Identity. */
  readonly secrets: readonly KubernetesObject[];
}

/**
 * The order of applying: what others need comes first, and is waited for. A Cluster is refused before the webhook of its
 * operator serves, and a pod of a namespace whose policies come later is for that time open.
 */
export function manifestStages({ definitions, objects, base, operators, secrets }: Applied): readonly ManifestStage[] {
  const read = parameters(objects);
  const isFoundation = ({ kind, metadata: { namespace, name } }: KubernetesObject) =>
    FOUNDATIONS.includes(kind) || (kind === 'ConfigMap' && read.has(`${namespace}/${name}`));
  const basic = base.flatMap((operator) => operator.objects);
  const operating = operators.flatMap((operator) => operator.objects);
  return [
    {
      name: 'definitions',
      objects: definitions,
      waitFor: definitions.filter(isDefinition).map((object) => ({ object, until: 'established' })),
    },
    { name: 'foundations', objects: inOrder(objects.filter(isFoundation)), waitFor: [] },
    { name: 'cluster add-ons', objects: inOrder(basic), waitFor: rolledOut(basic) },
    { name: 'operators', objects: inOrder(operating), waitFor: rolledOut(operating) },
    { name: 'secrets', objects: secrets, waitFor: [] },
    { name: 'rest', objects: inOrder(objects.filter((object) => !isFoundation(object))), waitFor: [] },
  ];
}
