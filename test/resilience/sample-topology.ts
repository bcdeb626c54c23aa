import type { Database, Topology, Workload } from '../../lib/topology';
import { loadBalancer, nat, nodeGroup, privateSubnet, publicSubnet, REGION, ZONES, zone } from './sample-network';
import { place } from './sample-place';
import { resource } from './sample-resource';
import {
  budget,
  CLUSTER,
  controller,
  daemon,
  deployment,
  job,
  rebalancer,
  service,
  statefulSet,
  storageClass,
  webhook,
} from './sample-workloads';

const SERVICE = deployment('service-a');
const MEMBERS = statefulSet('orders');
const OPERATOR = controller('operator');

/** Equal members of a database that runs as pods. */
export const database = (changes: Partial<Database> = {}): Database => ({
  id: 'StatefulSet data/orders',
  name: 'orders',
  engine: 'cockroachdb',
  consistency: 'majority',
  members: [0, 1, 2].map((index) => ({ name: `orders-${index}`, role: 'equal', place: place(MEMBERS.id) })),
  workload: MEMBERS.id,
  knowsZones: true,
  copies: 3,
  port: 26257,
  subnets: [],
  securityGroups: [],
  publiclyAccessible: false,
  backups: [place('acme-platform/Backups')],
  place: place(MEMBERS.id),
  ...changes,
});

/** A system of three zones that outlives the loss of any of them; `changes` replaces whole lists. */
export const sampleTopology = (changes: Partial<Topology> = {}): Topology => ({
  name: 'sample',
  clouds: ['aws'],
  files: ['sample.yaml'],
  unreadable: [],
  resources: [resource('acme-platform/Backups', 'AWS::S3::Bucket')],
  zones: ZONES.map((name) => zone(name)),
  clusters: [
    {
      id: CLUSTER,
      name: CLUSTER,
      platform: 'eks',
      place: place('acme-platform/Cluster'),
      version: '1.35',
      controlPlaneZones: ZONES,
    },
  ],
  nodeGroups: ZONES.map((name) => nodeGroup(`nodes-${name}`, [name])),
  workloads: [SERVICE, OPERATOR, MEMBERS, daemon('logs'), job('import')],
  budgets: [budget(SERVICE), budget(OPERATOR), budget(MEMBERS)],
  services: [
    service(SERVICE),
    service(OPERATOR),
    service(MEMBERS, { ports: [{ name: 'sql', port: 26257, targetPort: 'sql' }] }),
  ],
  storageClasses: [storageClass()],
  webhooks: [webhook(OPERATOR)],
  rebalancers: [rebalancer()],
  databases: [database()],
  subnets: ZONES.flatMap((name, index) => [privateSubnet(name, index), publicSubnet(name, index)]),
  nats: ZONES.map((name) => nat(name)),
  privateEndpoints: [],
  loadBalancers: [loadBalancer()],
  links: [],
  machines: [],
  accessRules: [],
  dnsNames: [{ name: `a.${REGION}.example.com`, target: 'Ingress services/service-a', place: place('Record') }],
  ...changes,
});

/** A folder of manifests of the given workloads: a cluster of which nothing is known. */
export const manifestsAlone = (changes: Partial<Topology> = {}): Topology =>
  sampleTopology({
    clouds: [],
    zones: [],
    clusters: [
      {
        id: CLUSTER,
        name: CLUSTER,
        platform: 'kubernetes',
        version: { unknown: 'no cluster in the files' },
        controlPlaneZones: { unknown: 'no cluster in the files' },
      },
    ],
    nodeGroups: [],
    storageClasses: [],
    subnets: [],
    nats: [],
    loadBalancers: [],
    dnsNames: [],
    ...changes,
  });

/** The sample with these workloads alone, and nothing that is about the others. */
export const sampleOf = (workloads: readonly Workload[], changes: Partial<Topology> = {}): Topology =>
  sampleTopology({
    workloads,
    resources: [],
    budgets: [],
    services: [],
    webhooks: [],
    rebalancers: [],
    databases: [],
    loadBalancers: [],
    ...changes,
  });
