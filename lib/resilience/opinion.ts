import { isUnknown, type PodTemplate, type Role, type Topology, type Workload } from '../topology';
import type { Judgement } from './rule';

/** What a rule says of one subject; `field` says where the fault is. */
export type Opinion = Omit<Judgement, 'subject' | 'place'> & { readonly field?: string };

interface Judged {
  readonly id: string;
  readonly place: Judgement['place'];
}

/** The opinion as a judgement on something of the topology. */
export function judgement({ id, place }: Judged, { field, ...opinion }: Opinion): Judgement {
  return { subject: id, ...opinion, place: field === undefined ? place : { ...place, field } };
}

/** Roles of what must outlive a zone: neither on every node nor over soon. */
export const LASTING: readonly Role[] = ['stateless', 'quorum', 'controller'];

/** Whether the author wants no replica to serve while a zone is away. */
export const mayBeAway = ({ declaredNeed }: Workload): boolean => declaredNeed?.count === 0;

/** Workloads of the roles that must go on while a zone is away. */
export const lasting = ({ workloads }: Topology, roles: readonly Role[] = LASTING): readonly Workload[] =>
  workloads.filter((workload) => roles.includes(workload.role) && !mayBeAway(workload));

/** Whether there are two or more replicas for certain; a single one is judged by the rules of singletons. */
export const isReplicated = ({ replicas }: Workload): boolean => isUnknown(replicas.min) || replicas.min > 1;

/** Most replicas of a workload: the autoscaler's bound, else the declared number. */
export const mostReplicas = ({ replicas, place }: Workload) =>
  replicas.place.resource === place.resource ? replicas.min : replicas.max;

/** Judges workloads by their pods; a workload whose pod cannot be told is unknown. */
export function* judgePods(
  workloads: readonly Workload[],
  expected: string,
  judge: (pod: PodTemplate, workload: Workload) => Iterable<Opinion>,
): Iterable<Judgement> {
  for (const workload of workloads) {
    const { pod } = workload;
    const opinions: Iterable<Opinion> = isUnknown(pod)
      ? [{ verdict: 'unknown', seen: `pod unknown: ${pod.unknown}`, expected }]
      : judge(pod, workload);
    for (const opinion of opinions) yield judgement(workload, opinion);
  }
}
