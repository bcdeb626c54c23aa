import { machineAllocatable } from '../../../lib/machines';
import type { Resource } from '../../../lib/topology';
import { readGoogle } from '../../../lib/topology/google/read-google';
import { kcc } from '../resources';

const ZONES = ['europe-west3-a', 'europe-west3-b', 'europe-west3-c'] as const;

const cluster = (spec: Resource['properties'] = {}, annotations = {}) =>
  kcc('ContainerCluster', 'acme', { location: 'europe-west3', nodeLocations: [...ZONES], ...spec }, annotations);
const bare = (spec: Resource['properties'] = {}) =>
  cluster(spec, { 'cnrm.cloud.google.com/remove-default-node-pool': 'true' });
const pool = (spec: Resource['properties']) =>
  kcc('ContainerNodePool', 'pool', { clusterRef: { name: 'acme' }, location: 'europe-west3', ...spec });
const place = (id: string) => ({ file: 'n.yaml', resource: id });
const onlyPool = (...resources: readonly Resource[]) => readGoogle(resources).nodeGroups[0];

test('names each zone once, with its region', () => {
  expect(readGoogle([cluster()]).zones.map(({ name, region }) => [name, region])).toEqual(
    ZONES.map((zone) => [zone, 'europe-west3']),
  );
});

test.each([
  [{}, [...ZONES]],
  [{ nodeLocations: [] }, { unknown: 'GKE chooses three zones of the region' }],
  [{ location: 'europe-west3-b' }, ['europe-west3-b']],
])('the control plane of a cluster with %j is in %j', (spec, zones) => {
  expect(readGoogle([cluster(spec)]).clusters).toEqual([
    {
      id: 'ContainerCluster n/acme',
      name: 'acme',
      platform: 'gke',
      place: place('ContainerCluster n/acme'),
      version: { unknown: 'the release channel decides' },
      controlPlaneZones: zones,
    },
  ]);
});

test('reads a node pool: limits are of each zone, and it has the zones of its cluster', () => {
  const spec = {
    resourceID: 'general-v1',
    autoscaling: { minNodeCount: 1, maxNodeCount: 2, locationPolicy: 'BALANCED' },
    nodeConfig: {
      machineType: 'n2-standard-8',
      labels: { tier: 'data' },
      tags: ['acme-node'],
      taint: [{ key: 'dedicated', value: 'data', effect: 'NO_EXECUTE' }],
    },
  };
  const subnet = kcc('ComputeSubnetwork', 'nodes', { region: 'europe-west3', networkRef: { name: 'vpc' } });
  expect(
    onlyPool(
      bare({ defaultMaxPodsPerNode: 64, subnetworkRef: { external: 'projects/p/regions/r/subnetworks/nodes' } }),
      pool(spec),
      subnet,
    ),
  ).toEqual({
    id: 'ContainerNodePool n/pool',
    name: 'general-v1',
    cluster: 'ContainerCluster n/acme',
    zones: [...ZONES],
    min: 3,
    max: 6,
    perZone: { min: 1, max: 2 },
    autoscaled: true,
    labels: {
      'kubernetes.io/os': 'linux',
      'kubernetes.io/arch': 'amd64',
      'node.kubernetes.io/instance-type': 'n2-standard-8',
      'cloud.google.com/gke-nodepool': 'general-v1',
      tier: 'data',
    },
    taints: [{ key: 'dedicated', value: 'data', effect: 'NoExecute' }],
    instanceType: 'n2-standard-8',
    allocatable: { ...machineAllocatable('n2-standard-8'), pods: 64 },
    subnets: ['ComputeSubnetwork n/nodes'],
    securityGroups: [],
    place: place('ContainerNodePool n/pool'),
    tags: ['acme-node'],
  });
});

test.each([
  [{ autoscaling: { totalMinNodeCount: 3, totalMaxNodeCount: 9 } }, [3, 9, { min: 0, max: 9 }]],
  [
    { autoscaling: { totalMinNodeCount: 3, totalMaxNodeCount: 9 }, nodeLocations: ['europe-west3-a'] },
    [3, 9, { min: 3, max: 9 }],
  ],
  [{ nodeCount: 2 }, [6, 6, { min: 2, max: 2 }]],
  [{ initialNodeCount: 1, nodeLocations: ['europe-west3-a', 'europe-west3-c'] }, [2, 2, { min: 1, max: 1 }]],
  [
    {},
    [
      { unknown: 'the pool tells no size' },
      { unknown: 'the pool tells no size' },
      { min: { unknown: 'the pool tells no size' }, max: { unknown: 'the pool tells no size' } },
    ],
  ],
])('a pool with %j has sizes %j', (spec, sizes) => {
  const group = onlyPool(bare(), pool(spec));
  expect([group?.min, group?.max, group?.perZone]).toEqual(sizes);
});

test.each([
  [
    { nodeConfig: { machineType: 'e2-medium' } },
    'allocatable',
    { unknown: 'what a e2-medium offers is not known here' },
  ],
  [{ clusterRef: { name: 'other' } }, 'zones', { unknown: 'its cluster is not among the files' }],
] as const)('cannot tell of a pool with %j the %s', (spec, field, expected) => {
  const pools = readGoogle([bare(), pool(spec)]).nodeGroups;
  expect(pools[0]?.[field]).toEqual(expected);
});

test('a cluster has a pool of its own until it is removed, and Autopilot nodes as pods need them', () => {
  expect(readGoogle([cluster({ initialNodeCount: 1 })]).nodeGroups.map(({ id, min }) => [id, min])).toEqual([
    ['ContainerCluster n/acme/default-pool', 3],
  ]);
  expect(readGoogle([bare()]).nodeGroups).toEqual([]);
  const [autopilot] = readGoogle([cluster({ enableAutopilot: true })]).nodeGroups;
  expect([autopilot?.id, autopilot?.min, autopilot?.zones, autopilot?.autoscaled]).toEqual([
    'ContainerCluster n/acme/autopilot',
    0,
    [...ZONES],
    true,
  ]);
});

test('a subnet is in every zone of its region, with its ranges, its NAT and what a router learns', () => {
  const network = { networkRef: { name: 'vpc' } };
  const router = { routerRef: { name: 'router' } };
  const resources = [
    cluster(),
    kcc('ComputeSubnetwork', 'nodes', {
      ...network,
      region: 'europe-west3',
      ipCidrRange: '10.0.0.0/16',
      secondaryIpRange: [{ rangeName: 'pods', ipCidrRange: '10.8.0.0/13' }, { rangeName: 'broken' }],
    }),
    kcc('ComputeSubnetwork', 'far', { ...network, region: 'us-central1', ipCidrRange: '10.1.0.0/16' }),
    kcc('ComputeRouter', 'router', { ...network, region: 'europe-west3' }),
    kcc('ComputeRouterNAT', 'nat', {
      ...router,
      sourceSubnetworkIpRangesToNat: 'LIST_OF_SUBNETWORKS',
      subnetwork: [{ subnetworkRef: { name: 'nodes' } }],
    }),
    kcc('ComputeRouterPeer', 'peer', router),
    kcc('ComputeRoute', 'way', { ...network, destRange: '0.0.0.0/0', nextHopGateway: 'default-internet-gateway' }),
  ];
  const { subnets, nats } = readGoogle(resources);
  expect(nats).toEqual([{ id: 'ComputeRouterNAT n/nat', scope: 'regional', place: place('ComputeRouterNAT n/nat') }]);
  const way = { destination: '0.0.0.0/0', target: 'internet', place: place('ComputeRoute n/way') };
  expect(subnets.map(({ id, zones, secondary, routes }) => ({ id, zones, secondary, routes }))).toEqual([
    {
      id: 'ComputeSubnetwork n/far',
      zones: { unknown: 'no file names a zone of us-central1' },
      secondary: [],
      routes: [way],
    },
    {
      id: 'ComputeSubnetwork n/nodes',
      zones: [...ZONES],
      secondary: [{ name: 'pods', cidr: '10.8.0.0/13' }],
      routes: [
        {
          destination: '0.0.0.0/0',
          target: 'nat',
          to: 'ComputeRouterNAT n/nat',
          place: place('ComputeRouterNAT n/nat'),
        },
        way,
        {
          destination: { unknown: 'learned over BGP' },
          target: 'vpn',
          to: 'ComputeRouter n/router',
          place: place('ComputeRouter n/router'),
        },
      ],
    },
  ]);
});

/** An HA VPN with two tunnels to two devices, and a BGP session over the first. */
const highlyAvailable = [
  kcc('ComputeVPNGateway', 'gateway', { networkRef: { name: 'vpc' } }),
  kcc('ComputeExternalVPNGateway', 'office', {
    interface: [
      { id: 0, ipAddress: '192.0.2.1' },
      { id: 1, ipAddress: '192.0.2.2' },
    ],
  }),
  ...[0, 1].map((number) =>
    kcc('ComputeVPNTunnel', `tunnel-${number}`, {
      vpnGatewayRef: { name: 'gateway' },
      vpnGatewayInterface: number,
      peerExternalGatewayRef: { name: 'office' },
      peerExternalGatewayInterface: number,
    }),
  ),
  kcc('ComputeRouterInterface', 'port', { vpnTunnelRef: { name: 'tunnel-0' } }),
  kcc('ComputeRouterPeer', 'session', { routerInterfaceRef: { name: 'port' } }),
];

test('reads an HA VPN: a tunnel without a session routes nothing', () => {
  expect(readGoogle(highlyAvailable).links).toEqual([
    {
      id: 'ComputeVPNGateway n/gateway to office',
      kind: 'ha-vpn',
      network: 'ComputeNetwork n/vpc',
      peers: ['192.0.2.1', '192.0.2.2'],
      tunnels: [
        {
          id: 'ComputeVPNTunnel n/tunnel-0',
          interface: 0,
          peerInterface: 0,
          peerAddress: '192.0.2.1',
          routing: 'bgp',
          place: place('ComputeVPNTunnel n/tunnel-0'),
        },
        {
          id: 'ComputeVPNTunnel n/tunnel-1',
          interface: 1,
          peerInterface: 1,
          peerAddress: '192.0.2.2',
          routing: 'none',
          place: place('ComputeVPNTunnel n/tunnel-1'),
        },
      ],
      remoteNetworks: [],
      place: place('ComputeVPNGateway n/gateway'),
    },
  ]);
});

test('reads a classic VPN, an Interconnect, and a gateway that leads nowhere', () => {
  const { links } = readGoogle([
    kcc('ComputeTargetVPNGateway', 'classic', { networkRef: { name: 'vpc' } }),
    kcc('ComputeVPNTunnel', 'old', {
      targetVPNGatewayRef: { name: 'classic' },
      peerIp: '192.0.2.9',
      remoteTrafficSelector: ['192.168.0.0/16'],
    }),
    kcc('ComputeVPNGateway', 'lonely', {}),
    kcc('ComputeRouter', 'edge', { networkRef: { name: 'vpc' } }),
    kcc('ComputeInterconnectAttachment', 'one', {
      routerRef: { name: 'edge' },
      edgeAvailabilityDomain: 'AVAILABILITY_DOMAIN_1',
    }),
    kcc('ComputeInterconnectAttachment', 'two', {
      routerRef: { name: 'edge' },
      edgeAvailabilityDomain: 'AVAILABILITY_DOMAIN_2',
    }),
  ]);
  expect(
    links.map(({ id, kind, network, tunnels, remoteNetworks }) => [
      id,
      kind,
      network,
      tunnels.map((tunnel) => [tunnel.interface, tunnel.routing]),
      remoteNetworks,
    ]),
  ).toEqual([
    ['ComputeTargetVPNGateway n/classic', 'classic-vpn', 'ComputeNetwork n/vpc', [[0, 'static']], ['192.168.0.0/16']],
    ['ComputeVPNGateway n/lonely', 'ha-vpn', { unknown: 'the gateway names no network' }, [], []],
    [
      'interconnect of ComputeRouter n/edge',
      'interconnect',
      'ComputeNetwork n/vpc',
      [
        [1, 'bgp'],
        [2, 'bgp'],
      ],
      [],
    ],
  ]);
});

test('reads Cloud SQL and Memorystore with the zones of their servers', () => {
  const location = { zone: 'europe-west3-a', secondaryZone: 'europe-west3-b' };
  const { databases } = readGoogle([
    kcc('SQLInstance', 'main', {
      databaseVersion: 'POSTGRES_17',
      settings: {
        availabilityType: 'REGIONAL',
        locationPreference: location,
        ipConfiguration: { ipv4Enabled: false },
        backupConfiguration: { enabled: true },
      },
    }),
    kcc('SQLInstance', 'replica', { masterInstanceRef: { name: 'main' } }),
    kcc('SQLInstance', 'single', { databaseVersion: 'MYSQL_8_4' }),
    kcc('RedisInstance', 'cache', { tier: 'STANDARD_HA', locationId: 'europe-west3-a' }),
  ]);
  const elsewhere = { unknown: 'Cloud SQL chooses the zone' };
  expect(
    databases.map(({ id, port, publiclyAccessible, backups, members }) => [
      id,
      port,
      publiclyAccessible,
      backups.length,
      members.map(({ role, zone }) => [role, zone]),
    ]),
  ).toEqual([
    [
      'RedisInstance n/cache',
      6379,
      false,
      0,
      [
        ['writer', 'europe-west3-a'],
        ['reader', { unknown: 'Memorystore chooses the zone' }],
      ],
    ],
    [
      'SQLInstance n/main',
      5432,
      false,
      1,
      [
        ['writer', 'europe-west3-a'],
        ['reader', 'europe-west3-b'],
        ['reader', elsewhere],
      ],
    ],
    ['SQLInstance n/single', 3306, true, 0, [['writer', elsewhere]]],
  ]);
});

test('reads machines alone and in groups', () => {
  const { machines } = readGoogle([
    kcc('ComputeInstance', 'bastion', {
      zone: 'europe-west3-a',
      networkInterface: [{ subnetworkRef: { name: 'nodes' } }],
    }),
    kcc('ComputeInstanceGroupManager', 'zonal', { location: 'europe-west3-b' }),
    kcc('ComputeInstanceGroupManager', 'regional', { location: 'europe-west3' }),
  ]);
  expect(machines.map(({ name, zone, subnet, group }) => [name, zone, subnet, group])).toEqual([
    ['bastion', 'europe-west3-a', 'ComputeSubnetwork n/nodes', undefined],
    [
      'regional',
      { unknown: 'a regional group puts its machines into several zones' },
      undefined,
      'ComputeInstanceGroupManager n/regional',
    ],
    ['zonal', 'europe-west3-b', undefined, 'ComputeInstanceGroupManager n/zonal'],
  ]);
});

test('reads firewalls: whom they guard, whom they are about, and what they deny', () => {
  const { accessRules } = readGoogle([
    kcc('ComputeFirewall', 'deny', { deny: [{ protocol: 'all' }], sourceRanges: ['0.0.0.0/0'], priority: 65534 }),
    kcc('ComputeFirewall', 'web', {
      allow: [{ protocol: 'tcp', ports: ['80', '8000-8999'] }],
      sourceTags: ['front'],
      targetTags: ['back', 'extra'],
    }),
    kcc('ComputeFirewall', 'off', { allow: [{ protocol: 'tcp' }], disabled: true }),
    kcc('ComputeFirewall', 'out', {
      direction: 'EGRESS',
      deny: [{ protocol: 'udp' }],
      destinationRanges: ['192.0.2.0/24'],
      targetServiceAccounts: [{ name: 'a' }],
    }),
  ]);
  expect(
    accessRules.map(({ id, effect, direction, priority, subject, peers, ports }) => [
      id,
      effect,
      direction,
      priority,
      subject.kind,
      peers,
      ports,
    ]),
  ).toEqual([
    [
      'ComputeFirewall n/deny/deny/0',
      'deny',
      'ingress',
      65534,
      'cidr',
      [{ kind: 'cidr', cidr: '0.0.0.0/0', except: [] }],
      [],
    ],
    [
      'ComputeFirewall n/out/deny/0',
      'deny',
      'egress',
      1000,
      'unknown',
      [{ kind: 'cidr', cidr: '192.0.2.0/24', except: [] }],
      [{ protocol: 'udp', from: 0, to: 65_535 }],
    ],
    ...['0', '1'].map((number) => [
      `ComputeFirewall n/web/allow/${number}`,
      'allow',
      'ingress',
      1000,
      'tag',
      [{ kind: 'tag', tag: 'front' }],
      [
        { protocol: 'tcp', from: 80, to: 80 },
        { protocol: 'tcp', from: 8000, to: 8999 },
      ],
    ]),
  ]);
});

test('reads names of Cloud DNS, and the address that they point at', () => {
  const { dnsNames } = readGoogle([
    kcc('DNSRecordSet', 'b', { name: 'b.example.com.', rrdatasRefs: [{ name: 'address', kind: 'ComputeAddress' }] }),
    kcc('DNSRecordSet', 'a', { name: 'a.example.com.', rrdatas: ['192.0.2.1'] }),
    kcc('DNSRecordSet', 'c', { name: 'c.example.com.' }),
  ]);
  expect(dnsNames.map(({ name, target }) => [name, target])).toEqual([
    ['a.example.com', '192.0.2.1'],
    ['b.example.com', 'ComputeAddress n/address'],
    ['c.example.com', { unknown: 'the record does not tell what it points at' }],
  ]);
});
