import type { PodSecurityContext, PodSpec, SecurityContext } from 'cdk8s-plus-33/lib/imports/k8s';

/**
 * The pod's part of Pod Security "restricted". `user` is also the group, and owns the files of volumes, so that mounted
 * keys of mode 0440 are readable.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function restrictedPod(user: number): PodSecurityContext {
  return {
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: user,
    fsGroup: user,
    // do not walk through a large data volume at every start
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/** The container's part of Pod Security "restricted", and a read-only root file system. */
export const RESTRICTED_CONTAINER: SecurityContext = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};

/** Fields of a pod that does not talk to the Kubernetes API and does not need to know its neighbours' addresses. */
export const WITHOUT_API_ACCESS: Pick<PodSpec, 'automountServiceAccountToken' | 'enableServiceLinks'> = {
  automountServiceAccountToken: false,
  enableServiceLinks: false,
};

/** File mode of mounted keys: libpq and CockroachDB refuse a key that others may read. */
export const KEY_FILE_MODE = 0o440;
