import { backupBucket, type GoogleConfig, type NetworkPlan, networkPlan } from '../config';
import { zonesInOrder } from '../zones';
import { type AnalystPlan, analystPlan } from './analyst-plan';
import { type CockroachDbPlan, cockroachDbPlan } from './cockroachdb-plan';
import { type GkeClusterPlan, gkeClusterPlan } from './gke-cluster-plan';
import { type InterconnectPlan, interconnectPlan, type VpnPlan, vpnPlan } from './link-plan';
import { type ServicePlan, servicePlans } from './service-plan';
import { warnings } from './warnings';

/** A regional GKE cluster with CockroachDB: plain data in which everything is decided. */
export interface GkeCockroachDbScenario {
  readonly id: 'gke-cockroachdb';
  /** Name of the platform: the prefix of every cloud resource. */
  readonly name: string;
  readonly project: { readonly id: string; readonly number: string };
  readonly region: string;
  readonly zones: readonly string[];
  readonly configConnector: GoogleConfig['google']['configConnector'];
  readonly network: NetworkPlan & { readonly name: string; readonly controlPlane: string };
  readonly cluster: GkeClusterPlan;
  readonly keys: { readonly ring: string; readonly rotationDays: number };
  readonly servicesNamespace: string;
  readonly services: readonly ServicePlan[];
  readonly database: CockroachDbPlan & { readonly backup: { readonly bucket: string } };
  readonly analyst: AnalystPlan;
  readonly vpn?: VpnPlan;
  readonly interconnect?: InterconnectPlan;
  readonly dnsZone?: string;
  readonly alertEmail?: string;
  /** What a person should know before they deploy. */
  readonly warnings: readonly string[];
}

/** Decides the scenario. Total: every valid configuration has one. */
export function gkeCockroachDbScenario(config: GoogleConfig): GkeCockroachDbScenario {
  const { name, google } = config;
  const network = networkPlan(google.network.cidr);
  const services = servicePlans(config);
  const database = cockroachDbPlan(config, name, services);
  const vpn = vpnPlan(config);
  const interconnect = interconnectPlan(config);
  return {
    id: 'gke-cockroachdb',
    name,
    project: { id: google.projectId, number: google.projectNumber },
    region: google.region,
    zones: zonesInOrder(google.zones),
    configConnector: google.configConnector,
    network: { ...network, name, controlPlane: google.network.controlPlane },
    cluster: gkeClusterPlan(config),
    keys: { ring: name, rotationDays: 90 },
    servicesNamespace: 'services',
    services,
    database: { ...database, backup: { bucket: backupBucket(google.projectId, name), ...database.backup } },
    analyst: analystPlan(config, network),
    ...(vpn ? { vpn } : {}),
    ...(interconnect ? { interconnect } : {}),
    ...(google.dnsZone ? { dnsZone: google.dnsZone } : {}),
    ...(google.alertEmail ? { alertEmail: google.alertEmail } : {}),
    warnings: warnings(config),
  };
}
