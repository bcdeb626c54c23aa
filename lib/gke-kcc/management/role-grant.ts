import type { GkeCockroachDbScenario } from '../../scenario';
import { digestName } from '../../zones';
import type { IAMPolicyMemberSpec, IAMResourceRef } from '../kinds/iam';
import { apiVersion, type Kind } from '../kinds/kind-specs';
import type { Make } from './management-stage';

/** One role of one member on one resource. */
export interface RoleGrant {
  /** What the grant is for; the object's name begins with it. */
  readonly prefix: string;
  readonly resource: IAMResourceRef;
  readonly role: IAMPolicyMemberSpec['role'];
  /** A member in IAM's words, or the object of a service account, which Config Connector then waits for. */
  readonly member: string | { readonly serviceAccount: string };
  /** @default false */
  readonly keepOnDelete?: boolean;
}

/**
 * Defines an IAMPolicyMember. None of its fields can change, so its name carries a digest of them: another role or member
 * is another object. The old one stays, with its right, until somebody deletes it.
 */
export function grantRole(make: Make, { prefix, resource, role, member, keepOnDelete }: RoleGrant): void {
  const target = 'name' in resource ? resource.name : resource.external;
  const identity = typeof member === 'string' ? member : member.serviceAccount;
  make('IAMPolicyMember', {
    name: digestName(prefix, [`${resource.kind}/${target}`, role, identity]),
    keepOnDelete,
    spec: {
      resourceRef: resource,
      role,
      ...(typeof member === 'string'
        ? { member }
        : { memberFrom: { serviceAccountRef: { name: member.serviceAccount } } }),
    },
  });
}

/** The object of a resource that these stages make. */
export const resourceRef = (kind: Kind, name: string): IAMResourceRef => ({ apiVersion: apiVersion(kind), kind, name });

/** The project itself. */
export const projectRef = ({ project }: GkeCockroachDbScenario): IAMResourceRef => ({
  kind: 'Project',
  external: `projects/${project.id}`,
});

/**
 * The identity with which Google runs one of its services in the project. It is written out from the project's number:
 * ServiceIdentity does not always report it.
 */
export const serviceAgent = ({ project }: GkeCockroachDbScenario, service: ServiceAgent): string =>
  `serviceAccount:service-${project.number}@${service}.iam.gserviceaccount.com`;

/** Google Kubernetes Engine, Compute Engine, Cloud Storage. */
export type ServiceAgent = 'container-engine-robot' | 'compute-system' | 'gs-project-accounts';
