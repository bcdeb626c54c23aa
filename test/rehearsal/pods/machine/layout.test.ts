import fc from 'fast-check';
import type { Subnet, Topology } from '../../../../lib/topology';
import { addressAt, contains, overlaps } from '../../../../lib/zones';
import type { Output } from '../../../../rehearsal/output';
import { type Layout, layoutOf } from '../../../../rehearsal/pods/machine/layout';
import { writtenOutput } from '../manifests/written-output';

let output: Output;
let topology: Topology;

beforeAll(async () => {
  output = await writtenOutput('eks-postgres');
  const [first] = output.topologies;
  if (!first) throw new Error('the output declares nothing');
  topology = first;
});

const planned = (changes: Partial<Topology>): Layout =>
  layoutOf({ ...output, topologies: [{ ...topology, ...changes }] });

/** The same groups with so many nodes each, in their order. */
const withNodes = (counts: readonly number[]): Pick<Topology, 'nodeGroups'> => ({
  nodeGroups: topology.nodeGroups.map((group, index) => ({
    ...group,
    perZone: { min: counts[index] ?? 0, max: counts[index] ?? 0 },
  })),
});

const isPrivate = (subnet: Subnet): boolean => subnet.public === false;

/** The private subnets where nodes may be, by zone. */
const NODES_IN = new Map([
  ['eu-west-1a', '10.64.0.0/18'],
  ['eu-west-1b', '10.64.64.0/18'],
  ['eu-west-1c', '10.64.128.0/18'],
]);

test('every node that is always there has a place in the private subnet of its zone', () => {
  const { nodes, ...surroundings } = layoutOf(output);
  expect(nodes.map(({ name, zone, address, pods, link }) => [name, zone, address, pods, link])).toEqual([
    ['eu-west-1a-database-0', 'eu-west-1a', '10.64.0.11', '10.64.1.0/24', 'z0-n0'],
    ['eu-west-1a-general-1', 'eu-west-1a', '10.64.0.12', '10.64.2.0/24', 'z0-n1'],
    ['eu-west-1a-general-2', 'eu-west-1a', '10.64.0.13', '10.64.3.0/24', 'z0-n2'],
    ['eu-west-1b-database-0', 'eu-west-1b', '10.64.64.11', '10.64.65.0/24', 'z1-n0'],
    ['eu-west-1b-general-1', 'eu-west-1b', '10.64.64.12', '10.64.66.0/24', 'z1-n1'],
    ['eu-west-1b-general-2', 'eu-west-1b', '10.64.64.13', '10.64.67.0/24', 'z1-n2'],
    ['eu-west-1c-database-0', 'eu-west-1c', '10.64.128.11', '10.64.129.0/24', 'z2-n0'],
    ['eu-west-1c-general-1', 'eu-west-1c', '10.64.128.12', '10.64.130.0/24', 'z2-n1'],
    ['eu-west-1c-general-2', 'eu-west-1c', '10.64.128.13', '10.64.131.0/24', 'z2-n2'],
  ]);
  expect(surroundings).toEqual({
    zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    core: '10.64.0.1',
    services: '172.20.0.0/16',
    dns: '172.20.0.10',
    network: '10.64.0.0/16',
    clients: ['10.64.192.10', '10.64.193.10', '10.64.194.10'],
  });
});

const counts = fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 6, maxLength: 6 });

test('however many nodes there are, they and their pods stay in the private subnet of their zone', () => {
  fc.assert(
    fc.property(counts, (each) => {
      const { nodes, network } = planned(withNodes(each));
      expect(nodes).toHaveLength(each.reduce((sum, count) => sum + count, 0));
      for (const { zone, address, pods } of nodes) {
        const subnet = NODES_IN.get(zone) ?? '';
        expect([contains(subnet, `${address}/32`), contains(subnet, pods), contains(network, pods)]).toEqual([
          true,
          true,
          true,
        ]);
      }
    }),
  );
});

test('however many nodes there are, no two share an address, a name, a link or the range of their pods', () => {
  fc.assert(
    fc.property(counts, (each) => {
      const { nodes, core, clients } = planned(withNodes(each));
      for (const fact of ['name', 'link', 'address'] as const) {
        expect(new Set(nodes.map((node) => node[fact])).size).toBe(nodes.length);
      }
      const single = [core, ...clients, ...nodes.map(({ address }) => address)].map((address) => `${address}/32`);
      const taken = [...new Set(single), ...nodes.map(({ pods }) => pods)];
      expect(taken).toHaveLength(1 + clients.length + 2 * nodes.length);
      expect(taken.flatMap((a, at) => taken.slice(at + 1).filter((b) => overlaps(a, b)))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('names are host names, and links are short enough for the kernel', () => {
  const { nodes } = planned(withNodes([7, 7, 7, 7, 7, 7]));
  expect(nodes.filter(({ name }) => !/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name))).toEqual([]);
  expect(nodes.filter(({ link }) => link.length > 15)).toEqual([]);
});

const resized = (cidr: string) => ({
  subnets: topology.subnets.map((subnet) => (subnet.cidr === '10.64.0.0/18' ? { ...subnet, cidr } : subnet)),
});

test('the largest private subnet of a zone is where its nodes are', () => {
  const { nodes } = planned(resized('10.64.0.0/25'));
  const [first] = nodes;
  expect([first?.address, first?.pods]).toEqual(['10.64.195.11', '10.64.195.16/28']);
});

test.each([
  [
    'a zone has no private subnet',
    () => ({ subnets: topology.subnets.filter((subnet) => !isPrivate(subnet)) }),
    'zone eu-west-1a has no private subnet in the output',
  ],
  [
    'the range of a subnet is not known',
    () => ({ subnets: topology.subnets.map((subnet) => ({ ...subnet, cidr: { unknown: 'a parameter' } })) }),
    /^the range of subnet acme-postgres-network\/.* is not known: a parameter$/,
  ],
  [
    'the range of the network is not known',
    () => ({ resources: topology.resources.filter(({ type }) => type !== 'AWS::EC2::VPC') }),
    /^the range of the network of eks-postgres-\w+ is not known$/,
  ],
  [
    'a zone has more nodes than its subnet has room for',
    () => withNodes([99, 99, 99, 99, 99, 99]),
    /^'10\.64\.0\.0\/18' has no room for ranges of/,
  ],
  [
    // the sixth node would stand among the pods of the first one
    'the addresses of nodes would lie among those of pods',
    () => ({ ...withNodes([6, 6, 6, 6, 6, 6]), ...resized('10.64.0.0/24') }),
    "'10.64.195.0/28' holds 16 addresses, so it has none at offset 16",
  ],
])('fails when %s', (_, changes, words) => {
  expect(() => planned(changes() as Partial<Topology>)).toThrow(words);
});

test('fails when the output declares nothing', () => {
  expect(() => layoutOf({ ...output, topologies: [] })).toThrow(/eks-postgres-.* declares nothing/);
});

test('the cluster’s own range of Services is taken, and that of EKS when it says nothing', () => {
  const resources = (range: Readonly<Record<string, string>>) =>
    topology.resources.map((resource) =>
      resource.type === 'AWS::EKS::Cluster'
        ? { ...resource, properties: { ...resource.properties, KubernetesNetworkConfig: range } }
        : resource,
    );
  const services = (range: Readonly<Record<string, string>>) => {
    const { services: found, dns } = planned({ resources: resources(range) });
    return [found, dns];
  };
  expect(services({ ServiceIpv4Cidr: '10.100.0.0/16' })).toEqual(['10.100.0.0/16', addressAt('10.100.0.0/16', 10)]);
  expect(services({})).toEqual(['172.20.0.0/16', '172.20.0.10']);
});
