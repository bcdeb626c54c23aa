// Config Connector 1.155.0, iam.cnrm.cloud.google.com/v1beta1. IAMPolicy is left out on purpose: it replaces every binding
// of its resource and can lock Config Connector itself out.
import type { ByName } from './reference';

export interface IAMServiceAccountSpec {
  readonly displayName: string;
}

/** A role of the project's own. */
export interface IAMCustomRoleSpec {
  /** Id of the role: letters, digits, `_` and `.`. */
  readonly resourceID: string;
  readonly title: string;
  readonly stage: 'GA';
  readonly permissions: readonly string[];
}

/** The resource on which a role is granted. The kind does not follow from the field, so it is named. */
export type IAMResourceRef =
  | { readonly apiVersion: string; readonly kind: string; readonly name: string }
  | { readonly kind: 'Project'; readonly external: `projects/${string}` };

/** One role of one member on one resource. No field can change. */
export type IAMPolicyMemberSpec = {
  readonly resourceRef: IAMResourceRef;
  readonly role: `roles/${string}` | `projects/${string}/roles/${string}`;
} & ({ readonly member: string } | { readonly memberFrom: { readonly serviceAccountRef: ByName } });
