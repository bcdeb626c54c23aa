// Rules that look at several fields at once. Each yields its mistakes; none throws.

import { allowlistHosts, bastionGroup, openAllowlist, sqlHost, sqlUsers } from './access';
import { customerGateways, publicDatabase } from './analyst-aws';
import {
  auroraCapacity,
  awsCertificate,
  awsDatabaseNodes,
  awsDatabaseUsers,
  awsNetwork,
  awsPgpool,
  awsResources,
  awsZones,
} from './aws';
import { databaseSize, derivedNames } from './database';
import { authorizedNetworks, certificateNames, poolSize, publicPeers, reservedNames, usableRanges } from './google';
import { asns, attachmentPairs, insideCidrs, vpnPairs } from './links';
import { disjointNetworks, networkSize } from './network';
import { postgresRecovery, postgresSize } from './postgres';
import type { ConfigRule } from './rule';
import { scenarioSections } from './scenarios';
import { callers, environment, healthPaths, replicas, resources, uniqueServices } from './services';
import { zones } from './zones';

export const CONFIG_RULES: readonly ConfigRule[] = [
  scenarioSections,
  zones,
  awsZones,
  awsNetwork,
  awsCertificate,
  awsResources,
  awsDatabaseNodes,
  awsPgpool,
  awsDatabaseUsers,
  auroraCapacity,
  postgresSize,
  postgresRecovery,
  publicDatabase,
  customerGateways,
  networkSize,
  disjointNetworks,
  uniqueServices,
  replicas,
  healthPaths,
  resources,
  callers,
  environment,
  databaseSize,
  derivedNames,
  openAllowlist,
  sqlHost,
  allowlistHosts,
  vpnPairs,
  attachmentPairs,
  insideCidrs,
  asns,
  bastionGroup,
  sqlUsers,
  certificateNames,
  reservedNames,
  usableRanges,
  publicPeers,
  authorizedNetworks,
  poolSize,
];
