/**
 * What the operator does without being told, in version 1.30.
 *
 * @see cloudnative-pg/cloudnative-pg 1.30.0: api/v1/cluster_types.go, cluster_defaults.go, pkg/specs/pods.go, services.go,
 * poddisruptionbudget.go
 */
export const OPERATOR = {
  name: 'CloudNativePG 1.30',
  /** Labels of the pods of a cluster. */
  clusterLabel: 'cnpg.io/cluster',
  podRoleLabel: 'cnpg.io/podRole',
  instance: 'instance',
  poolerLabel: 'cnpg.io/poolerName',
  antiAffinityType: 'preferred',
  antiAffinityWeight: 100,
  topologyKey: 'kubernetes.io/hostname',
  /** Seconds that a pod has to stop: `spec.stopDelay`. */
  stopSeconds: 1800,
  /** Seconds in which an instance must have started: `spec.startDelay`. */
  startSeconds: 3600,
  port: 5432,
  statusPort: 8000,
  probePeriodSeconds: 10,
  probeTimeoutSeconds: 5,
  probeFailures: 3,
  image: 'ghcr.io/cloudnative-pg/postgresql',
  /** `spec.postgresql.synchronous.dataDurability`. */
  dataDurability: 'required',
} as const;
