import type { GkeCockroachDbScenario } from '../scenario';

// Names by which the objects of the workload cluster refer to what Config Connector makes.

/** private.googleapis.com, which the network's private DNS zone gives for every Google API. */
export const PRIVATE_GOOGLE_APIS = '199.36.153.8/30';

/** The global address of a service's Ingress. */
export const ingressAddressName = ({ name }: GkeCockroachDbScenario, service: string): string =>
  `${name}-ingress-${service}`;

/** The SSL policy, the Cloud Armor policy and the FrontendConfig that all Ingresses share. */
export const sharedEdgeName = ({ name }: GkeCockroachDbScenario): string => name;

/** The subnet of the internal load balancers. */
export const loadBalancerSubnetName = ({ name }: GkeCockroachDbScenario): string => `${name}-load-balancers`;

/** The key that encrypts disks. */
export const DISK_KEY = 'disks';

/** Path of a key, for fields that take no reference. */
export const keyPath = ({ project, region, keys }: GkeCockroachDbScenario, key: string): string =>
  `projects/${project.id}/locations/${region}/keyRings/${keys.ring}/cryptoKeys/${key}`;
