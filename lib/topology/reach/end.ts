import type { Known } from '../model/known';
import type { LoadBalancer } from '../model/network';
import type { Place } from '../model/place';

/** Pods, as a network policy knows them. */
export interface Pods {
  readonly cluster: string;
  readonly namespace: string;
  readonly namespaceLabels: Readonly<Record<string, string>>;
  /** Unknown of a chart whose values do not say. */
  readonly labels: Known<Readonly<Record<string, string>>>;
  /** Numbers of the ports that have a name. */
  readonly namedPorts: Readonly<Record<string, number>>;
}

/** One end of a way. */
export interface End {
  readonly id: string;
  readonly kind: 'outside' | 'workload' | 'machine' | 'database' | 'loadBalancer' | 'party';
  readonly cloud?: 'aws' | 'google';
  readonly place?: Place;
  readonly pods?: Pods;
  /** Ranges that its addresses are taken from: any of them may be the one. */
  readonly addresses: Known<readonly string[]>;
  /** Sets of security groups of its machines: any of them may be the one. `[]`: AWS guards it by none that is known. */
  readonly securityGroups: readonly (readonly string[])[];
  /** Network tags of its machines on Google Cloud. */
  readonly tags: readonly string[];
  /** Network that it is in; `undefined`: outside. */
  readonly network?: string;
  readonly subnets: readonly string[];
  readonly publiclyAccessible?: Known<boolean>;
  readonly loadBalancer?: LoadBalancer;
}
