import type { Known } from './known';
import type { Place } from './place';

/** CPU in thousandths, memory in bytes. */
export interface ComputeResources {
  readonly millicores: number;
  readonly bytes: number;
}

/** One requirement on labels. @see Kubernetes API v1.36, LabelSelectorRequirement and NodeSelectorRequirement */
export interface Requirement {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt';
  readonly values: readonly string[];
}

/** Selects by labels: all requirements hold. `matchLabels` are requirements `In` one value. An empty list selects all. */
export type Selector = readonly Requirement[];

/** How a probe asks, and how long it takes to believe. */
export interface Probe {
  readonly how: 'httpGet' | 'tcpSocket' | 'exec' | 'grpc';
  /** What it asks: path and port, port, or command, as text. */
  readonly target: string;
  readonly initialDelaySeconds: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}

export interface Container {
  readonly name: string;
  readonly image: Known<string>;
  /** `undefined`: it asks for nothing of that kind. */
  readonly requests: { readonly millicores?: Known<number>; readonly bytes?: Known<number> };
  readonly ports: readonly { readonly name?: string; readonly port: number }[];
  readonly readiness?: Probe;
  readonly liveness?: Probe;
  readonly startup?: Probe;
  /** Seconds of a `sleep` before the stop; unknown for any other hook. */
  readonly preStopSeconds?: Known<number>;
  /** The environment: literal values; `undefined` for one taken from elsewhere. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** @see Kubernetes API v1.36, TopologySpreadConstraint */
export interface SpreadConstraint {
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly hard: boolean;
  readonly minDomains?: number;
  readonly honorTaints: boolean;
  readonly honorAffinity: boolean;
  readonly selector: Selector;
  readonly matchLabelKeys: readonly string[];
}

/** @see Kubernetes API v1.36, PodAffinityTerm under podAntiAffinity */
export interface AntiAffinity {
  readonly topologyKey: string;
  readonly hard: boolean;
  /** 1 to 100 of a soft one. */
  readonly weight?: number;
  readonly selector: Selector;
  readonly matchLabelKeys: readonly string[];
}

export interface Toleration {
  /** `undefined`: every key. */
  readonly key?: string;
  readonly operator: 'Exists' | 'Equal';
  readonly value?: string;
  /** `undefined`: every effect. */
  readonly effect?: string;
  /** `undefined`: for ever. */
  readonly seconds?: number;
}

/** What every pod of a workload is. */
export interface PodTemplate {
  readonly labels: Readonly<Record<string, string>>;
  /** Those that run, sidecars included. */
  readonly containers: readonly Container[];
  /** What one pod asks for, all containers together; unknown when a container does not say. */
  readonly requests: Known<ComputeResources>;
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** Required node affinity: one of the terms holds; no term: any node. */
  readonly nodeAffinity: readonly (readonly Requirement[])[];
  readonly nodeName?: string;
  readonly tolerations: readonly Toleration[];
  readonly spread: readonly SpreadConstraint[];
  readonly antiAffinity: readonly AntiAffinity[];
  readonly priorityClass?: string;
  readonly gracePeriodSeconds: number;
  /** A directory or a disk of one node. */
  readonly hostPaths: readonly string[];
  /** Names of directories that live as long as the pod. */
  readonly emptyDirs: readonly string[];
  /** Claims named in the pod itself, not by a template of the workload. */
  readonly claims: readonly string[];
  readonly serviceAccount: string;
  readonly place: Place;
}
