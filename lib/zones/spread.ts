/** The most replicas one zone may hold when `replicas` are spread over `zones` with a skew of at most one. */
export function replicasPerZone(replicas: number, zones: number): number {
  return Math.ceil(replicas / zones);
}

/** The replicas that are left when the fullest of the zones is lost. */
export function replicasAfterZoneLoss(replicas: number, zones: number): number {
  return replicas - replicasPerZone(replicas, zones);
}
