// Rules that look at several fields at once. Each yields its mistakes; none throws.
import { bastionGroup, openAllowlist, sqlUsers } from './access';
import { databaseSize, derivedNames } from './database';
import { asns, insideCidrs, vpnPairs } from './links';
import { disjointNetworks, networkSize } from './network';
import type { ConfigRule } from './rule';
import { callers, environment, healthPaths, replicas, resources, uniqueServices } from './services';
import { zones } from './zones';

export const CONFIG_RULES: readonly ConfigRule[] = [
  zones,
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
  vpnPairs,
  insideCidrs,
  asns,
  bastionGroup,
  sqlUsers,
];
