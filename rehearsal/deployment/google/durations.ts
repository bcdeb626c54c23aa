/** Usual seconds of a creation, rounded; what is not here takes {@link USUAL}. */
const SECONDS: Readonly<Record<string, number>> = {
  ArtifactRegistryRepository: 15,
  ComputeNetwork: 30,
  ComputeRouterNAT: 30,
  ComputeSubnetwork: 30,
  ComputeVPNTunnel: 30,
  ContainerCluster: 600,
  ContainerNodePool: 180,
  Service: 30,
};

const USUAL = 10;

/** Simulated seconds of the creation of a resource. */
export const durationOf = (kind: string): number => SECONDS[kind] ?? USUAL;
