import type { CloudPart } from '../cloud-part';
import type { Resource } from '../model/resource';
import { resourceIndex } from '../resource-index';
import { googleClusters } from './clusters';
import { googleDatabases } from './databases';
import { googleDnsNames } from './dns-names';
import { googleAccessRules } from './firewalls';
import { googleLinks } from './links';
import { googleZones } from './location';
import { googleMachines } from './machines';
import { googleNats, googleSubnets } from './network';
import { googleNodePools } from './node-pools';

/** What the Config Connector objects of a system say of it. */
export function readGoogle(resources: readonly Resource[]): CloudPart {
  const index = resourceIndex(resources);
  const zones = googleZones(index);
  return {
    zones,
    clusters: googleClusters(index),
    nodeGroups: googleNodePools(index),
    databases: googleDatabases(index),
    subnets: googleSubnets(index, zones),
    nats: googleNats(index),
    privateEndpoints: [],
    loadBalancers: [],
    links: googleLinks(index),
    machines: googleMachines(index),
    accessRules: googleAccessRules(index),
    dnsNames: googleDnsNames(index),
  };
}
