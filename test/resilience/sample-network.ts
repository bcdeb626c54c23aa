import type { LoadBalancer, Nat, NodeGroup, Subnet, Zone } from '../../lib/topology';
import { place } from './sample-place';
import { CLUSTER } from './sample-workloads';

export const REGION = 'eu-central-1';
export const ZONES = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'] as const;
export const NETWORK = 'acme-network/Vpc';

export const zone = (name: string, changes: Partial<Zone> = {}): Zone => ({
  name,
  region: REGION,
  placeholder: false,
  place: place(`acme-network/Subnet-${name}`),
  ...changes,
});

/** Nodes of one zone: one at the least, three at the most. */
export const nodeGroup = (name: string, zones: readonly string[], changes: Partial<NodeGroup> = {}): NodeGroup => ({
  id: `acme-platform/${name}`,
  name,
  cluster: CLUSTER,
  zones,
  min: zones.length,
  max: 3 * zones.length,
  perZone: { min: 1, max: 3 },
  labels: {},
  taints: [],
  instanceType: 'm6i.xlarge',
  allocatable: { millicores: 3500, bytes: 13 * 2 ** 30, pods: 50 },
  autoscaled: true,
  subnets: zones.map((each) => `acme-network/private-${each}`),
  securityGroups: [],
  place: place(`acme-platform/${name}`),
  ...changes,
});

/** A subnet of one zone, with a way out through the NAT of the zone. */
export const privateSubnet = (inZone: string, index: number, changes: Partial<Subnet> = {}): Subnet => {
  const id = `acme-network/private-${inZone}`;
  return {
    id,
    name: `private-${inZone}`,
    network: NETWORK,
    zones: [inZone],
    cidr: `10.0.${index * 16}.0/20`,
    secondary: [],
    public: false,
    routes: [{ destination: '0.0.0.0/0', target: 'nat', to: `acme-network/nat-${inZone}`, place: place(id) }],
    place: place(id),
    ...changes,
  };
};

/** A subnet of one zone with a way to the internet of its own. */
export const publicSubnet = (inZone: string, index: number, changes: Partial<Subnet> = {}): Subnet => {
  const id = `acme-network/public-${inZone}`;
  return {
    ...privateSubnet(inZone, index),
    id,
    name: `public-${inZone}`,
    cidr: `10.0.${200 + index}.0/24`,
    public: true,
    routes: [{ destination: '0.0.0.0/0', target: 'internet', to: 'acme-network/gateway', place: place(id) }],
    place: place(id),
    ...changes,
  };
};

export const nat = (inZone: string, changes: Partial<Nat> = {}): Nat => ({
  id: `acme-network/nat-${inZone}`,
  scope: 'zonal',
  subnet: `acme-network/public-${inZone}`,
  zone: inZone,
  place: place(`acme-network/nat-${inZone}`),
  ...changes,
});

/** The public load balancer in front of `services/service-a`. */
export const loadBalancer = (changes: Partial<LoadBalancer> = {}): LoadBalancer => ({
  id: 'Ingress services/service-a',
  name: 'service-a',
  kind: 'application',
  scheme: 'external',
  zones: ZONES,
  crossZone: true,
  listeners: [{ port: 443, protocol: 'HTTPS' }],
  targets: [{ service: 'services/service-a', host: 'a.example.com', port: 8080 }],
  sourceRanges: [],
  healthCheck: { intervalSeconds: 10, unhealthyThreshold: 2 },
  deregistrationSeconds: 15,
  tls: true,
  place: place('Ingress services/service-a'),
  ...changes,
});
