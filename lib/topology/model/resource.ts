import type { Unknown } from './known';
import type { Place } from './place';

/** Points at another resource: what `Ref`, `Fn::GetAtt`, an import or a Config Connector reference becomes. */
export interface Reference {
  /** {@link Resource.id} of what it points at. */
  readonly reference: string;
  /** What is taken of it, e.g. `Arn`. @default - the resource itself */
  readonly attribute?: string;
}

/** JSON in which tokens have become a {@link Reference}, a text, or unknown. */
export type Value =
  | string
  | number
  | boolean
  | null
  | Reference
  | Unknown
  | readonly Value[]
  | { readonly [key: string]: Value };

/** One resource of the output as it was declared, whatever it is: the inventory, and what rules of one kind alone read. */
export interface Resource {
  /** Unique in the topology: the place's `resource`. */
  readonly id: string;
  readonly platform: 'aws' | 'google' | 'kubernetes';
  /** `AWS::EC2::Subnet`, or apiVersion and kind: `apps/v1 Deployment`. */
  readonly type: string;
  /** Name that a person knows it by: the Kubernetes name, or the logical id. */
  readonly name: string;
  /** Of a Kubernetes object. */
  readonly namespace?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** `Properties` of a CloudFormation resource; the whole of a Kubernetes object. */
  readonly properties: { readonly [key: string]: Value };
  readonly place: Place;
  /** Reasons given with the resource for what a rule would find, by the rule's id. */
  readonly acknowledgements: Readonly<Record<string, string>>;
  /** What becomes of it when its stack no longer declares it, where CloudFormation was told: `DeletionPolicy`, `UpdateReplacePolicy`. */
  readonly removal?: { readonly [policy: string]: Value };
  /** {@link Cluster.id} of the cluster that a Kubernetes object or a chart is applied to. */
  readonly cluster?: string;
}
