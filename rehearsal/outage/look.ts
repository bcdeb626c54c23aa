import type { KubernetesObject } from '../cluster/api';
import { isReady, type Pod, schedulerMessage } from '../cluster/pods';
import type { Workload } from './workload';

/** One pod at one moment. */
export interface PodLook {
  readonly name: string;
  /** Empty: it has no node. */
  readonly node: string;
  readonly zone: string;
  /** Whether the control plane believes that it serves. */
  readonly ready: boolean;
  readonly leaving: boolean;
  /** Whether it serves in truth: ready, not leaving, on a node that lives. */
  readonly serves: boolean;
  /** The words of the scheduler that finds no node for it. */
  readonly waitsFor?: string;
}

/** Endpoints of one Service that are ready, as clients and load balancers see them. */
export interface ServiceLook {
  /** By zone, only of nodes that live. */
  readonly ready: Readonly<Record<string, number>>;
  /** Ready endpoints on nodes that are lost: connections to them go nowhere. */
  readonly stale: number;
}

/** The cluster at one moment. Everything is by id. */
export interface Look {
  /** Seconds after the loss. */
  readonly at: number;
  readonly workloads: Readonly<Record<string, readonly PodLook[]>>;
  readonly services: Readonly<Record<string, ServiceLook>>;
  /** Disruptions that each budget allows. */
  readonly budgets: Readonly<Record<string, number>>;
}

/** @see Kubernetes API v1.35, discovery.k8s.io/v1 EndpointSlice */
export interface EndpointSlice extends KubernetesObject {
  readonly endpoints?: readonly {
    readonly nodeName?: string;
    readonly conditions?: { readonly ready?: boolean };
  }[];
}

export interface Budget extends KubernetesObject {
  readonly status?: { readonly disruptionsAllowed?: number };
}

/** What the API server answered, and what only the rehearsal knows. */
export interface Seen {
  readonly at: number;
  readonly pods: readonly Pod[];
  readonly slices: readonly EndpointSlice[];
  readonly budgets: readonly Budget[];
  /** Zone of every node that there is or was. */
  readonly zones: ReadonlyMap<string, string>;
  /** Nodes that are silent. */
  readonly lost: ReadonlySet<string>;
}

const idOf = ({ metadata }: KubernetesObject): string => `${metadata.namespace}/${metadata.name}`;

function podLook(pod: Pod, { zones, lost }: Seen): PodLook {
  const node = pod.spec.nodeName ?? '';
  const ready = isReady(pod);
  const leaving = pod.metadata.deletionTimestamp !== undefined;
  const waitsFor = node ? undefined : schedulerMessage(pod);
  return {
    name: pod.metadata.name,
    node,
    zone: zones.get(node) ?? '',
    ready,
    leaving,
    serves: ready && !leaving && node !== '' && !lost.has(node),
    ...(waitsFor ? { waitsFor } : {}),
  };
}

function serviceLooks({ slices, zones, lost }: Seen): Look['services'] {
  const looks = new Map<string, { ready: Record<string, number>; stale: number }>();
  for (const { metadata, endpoints } of slices) {
    const service = `${metadata.namespace}/${metadata.labels?.['kubernetes.io/service-name']}`;
    const look = looks.get(service) ?? { ready: {}, stale: 0 };
    looks.set(service, look);
    for (const { nodeName = '', conditions } of endpoints ?? []) {
      if (conditions?.ready !== true) continue;
      const zone = zones.get(nodeName) ?? '';
      if (lost.has(nodeName)) look.stale += 1;
      else look.ready[zone] = (look.ready[zone] ?? 0) + 1;
    }
  }
  return Object.fromEntries(looks);
}

/** Reduces what the API server answered to what is measured. */
export function look(seen: Seen, workloads: readonly Workload[]): Look {
  const podsOf = ({ namespace, matchLabels }: Workload) =>
    seen.pods.filter(
      ({ metadata }) =>
        metadata.namespace === namespace &&
        Object.entries(matchLabels).every(([key, value]) => metadata.labels?.[key] === value),
    );
  return {
    at: seen.at,
    workloads: Object.fromEntries(
      workloads.map((workload) => [workload.id, podsOf(workload).map((pod) => podLook(pod, seen))]),
    ),
    services: serviceLooks(seen),
    budgets: Object.fromEntries(seen.budgets.map((budget) => [idOf(budget), budget.status?.disruptionsAllowed ?? 0])),
  };
}
