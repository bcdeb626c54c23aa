import type { GkeCockroachDbScenario } from '../../scenario';

// Names that several stages use. Those that the workload cluster uses too are in ../names.ts.

/** The key for the Secrets that the cluster stores. */
export const SECRETS_KEY = 'secrets';

/** The key for the backups of the database. */
export const BACKUPS_KEY = 'backups';

/** The object of a key; its ring knows it without the platform's name. */
export const keyObjectName = ({ name }: GkeCockroachDbScenario, key: string): string => `${name}-${key}`;

/** The subnet of the nodes. */
export const nodeSubnetName = ({ name }: GkeCockroachDbScenario): string => `${name}-nodes`;

/** The network tag of the nodes. */
export const nodeTag = ({ name }: GkeCockroachDbScenario): string => `${name}-node`;

/** The Cloud NAT gateway, and the router that carries it. */
export const natName = ({ name }: GkeCockroachDbScenario): string => `${name}-nat`;
