import type { KubernetesObject } from '../cluster/api';

/**
 * What a workload is for the loss of a zone. `quorum`: its members decide by majority. `controller`: one of its replicas leads or
 * answers, and the others wait.
 */
export type WorkloadRole = 'stateless' | 'quorum' | 'controller';

/** What is watched during the outage: a Deployment or a StatefulSet of the output. */
export interface Workload {
  /** `Deployment services/service-a`. */
  readonly id: string;
  readonly kind: 'Deployment' | 'StatefulSet';
  readonly namespace: string;
  readonly name: string;
  readonly matchLabels: Readonly<Record<string, string>>;
  readonly role: WorkloadRole;
  /** Path at the API server. */
  readonly path: string;
  readonly manifest: KubernetesObject;
}

interface Controller extends KubernetesObject {
  readonly spec: {
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly volumeClaimTemplates?: readonly object[];
  };
}

/**
 * The workloads among some objects. Jobs have no replicas to lose.
 *
 * @param roles by id @default - a quorum where each replica has a disk, else stateless
 */
export function workloadsOf(
  objects: readonly KubernetesObject[],
  roles: ReadonlyMap<string, WorkloadRole> = new Map(),
): readonly Workload[] {
  return objects.flatMap((object) => {
    const { kind, metadata } = object;
    if (kind !== 'Deployment' && kind !== 'StatefulSet') return [];
    const { namespace = 'default', name } = metadata;
    const { selector, volumeClaimTemplates = [] } = (object as Controller).spec;
    const path = `/apis/apps/v1/namespaces/${namespace}/${kind.toLowerCase()}s/${name}`;
    const { matchLabels } = selector;
    const id = `${kind} ${namespace}/${name}`;
    const role = roles.get(id) ?? (volumeClaimTemplates.length > 0 ? 'quorum' : 'stateless');
    return [{ id, kind, namespace, name, matchLabels, role, path, manifest: object }];
  });
}

/** Whether the descheduler is to bring the pods back: those of services and of Pgpool, which have no volume. */
export const isMoved = ({ kind, role }: Pick<Workload, 'kind' | 'role'>): boolean =>
  kind === 'Deployment' && role === 'stateless';

/**
 * Replicas that must serve through the loss of a zone: the majority of a quorum, one of a controller, and of any other workload
 * as many as two of three zones hold.
 */
export function need({ role }: Pick<Workload, 'role'>, replicas: number): number {
  if (role === 'quorum') return Math.floor(replicas / 2) + 1;
  return role === 'controller' ? 1 : Math.ceil((replicas * 2) / 3);
}
