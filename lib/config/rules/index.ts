// Rules that look at several fields at once. Each yields its mistakes; none throws.

import { allowlistHosts, bastionGroup, openAllowlist, sqlHost, sqlUsers } from './access';
import { adminRoles } from './admin-roles';
import { customerGateways, publicDatabase } from './analyst-aws';
import { auroraRegion } from './aurora-region';
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
import { auroraName, auroraPasswords, auroraSecurityGroup, awsServiceSize } from './aws-limits';
import { databaseSize, derivedNames } from './database';
import { certificateNames, poolSize, reservedNames, usableRanges } from './google';
import { asns, attachmentPairs, insideCidrs, vpnPairs } from './links';
import { disjointNetworks, networkSize } from './network';
import { postgresRecovery, postgresSize } from './postgres';
import { publicPeers } from './public-peers';
import { repeatedEntries } from './repeated-entries';
import type { ConfigRule } from './rule';
import { scenarioSections } from './scenarios';
import { awsServiceStacks } from './service-stacks';
import { callers, environment, healthPaths, replicas, resources, uniqueServices } from './services';
import { zones } from './zones';

export const CONFIG_RULES: readonly ConfigRule[] = [
  scenarioSections,
  zones,
  awsZones,
  awsNetwork,
  awsCertificate,
  adminRoles,
  auroraRegion,
  awsResources,
  awsDatabaseNodes,
  awsPgpool,
  awsDatabaseUsers,
  awsServiceStacks,
  awsServiceSize,
  auroraName,
  auroraPasswords,
  auroraSecurityGroup,
  auroraCapacity,
  postgresSize,
  postgresRecovery,
  publicDatabase,
  customerGateways,
  networkSize,
  disjointNetworks,
  repeatedEntries,
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
  poolSize,
];
