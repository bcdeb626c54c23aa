import { type AccessRule, reaches, readTopologies, type SourceFile, type Topology } from '../../../lib/topology';
import { eksAuroraFiles, gkeCockroachDbFiles } from '../synthesized';

let eks: Topology;
let gke: Topology;

function onlyTopology(files: readonly SourceFile[]): Topology {
  const [topology, ...others] = readTopologies('scenario', files);
  if (!topology || others.length > 0) throw new Error(`a scenario must be one system, got ${others.length + 1}`);
  return topology;
}

beforeAll(async () => {
  eks = onlyTopology(await eksAuroraFiles());
  gke = onlyTopology(await gkeCockroachDbFiles());
});

const A = 'Deployment services/service-a';
const B = 'Deployment services/service-b';
const BASTION = 'StatefulSet analyst/bastion';
const JOB = /^Job database\//;
const OFFICE = { kind: 'cidr', cidr: '203.0.113.0/28', except: [] } as const;
const BEHIND_VPN = { kind: 'cidr', cidr: '192.168.0.0/16', except: [] } as const;

const aurora = () => eks.databases[0]?.id ?? '';
const balancer = (topology: Topology, name: RegExp) => topology.loadBalancers.find(({ id }) => name.test(id))?.id ?? '';
const machine = () => eks.machines[0]?.id ?? '';

/** The topology without the rules that the test names. */
const without = (topology: Topology, unwanted: (rule: AccessRule) => boolean): Topology => ({
  ...topology,
  accessRules: topology.accessRules.filter((rule) => !unwanted(rule)),
});

test('on EKS everyone who must reach another does', () => {
  const job = eks.workloads.find(({ id }) => JOB.test(id))?.id ?? '';
  const ways = [
    reaches(eks, A, aurora(), 5433),
    reaches(eks, B, aurora(), 5433),
    reaches(eks, BASTION, aurora(), 5433),
    reaches(eks, job, aurora(), 5433),
    reaches(eks, machine(), aurora(), 5433),
    reaches(eks, BEHIND_VPN, aurora(), 5433),
    reaches(eks, A, B, 9898),
    reaches(eks, 'internet', balancer(eks, /./), 443),
    reaches(eks, balancer(eks, /./), A, 9898),
    reaches(eks, balancer(eks, /./), B, 9898),
  ];
  expect(ways.map(({ open, closedBy }) => [open, closedBy])).toEqual(ways.map(() => [true, undefined]));
});

test('on EKS nobody else does, and the files say why', () => {
  expect(reaches(eks, B, A, 9898).closedBy).toBe(`no network policy of ${B} opens egress on port 9898 for ${A}`);
  expect(reaches(eks, BASTION, A, 9898).open).toBe(false);
  expect(reaches(eks, A, aurora(), 5432).open).toBe(false);
  expect(reaches(eks, 'internet', aurora(), 5433).closedBy).toBe(`${aurora()} has no public address`);
  expect(reaches(eks, OFFICE, aurora(), 5433).open).toBe(false);
  expect(reaches(eks, 'internet', A, 9898).open).toBe(false);
  expect(reaches(eks, 'internet', balancer(eks, /./), 8080).closedBy).toBe(
    `${balancer(eks, /./)} does not listen on port 8080`,
  );
  expect(reaches(eks, machine(), A, 9898).open).toBe(false);
});

test('says which files open the way from a service to the database', () => {
  const places = reaches(eks, A, aurora(), 5433).because.map(({ resource, field }) => [
    resource.replace(/^.*\//, ''),
    field,
  ]);
  expect(places).toEqual([
    ['service-a', 'spec.egress.0'],
    [eks.clusters[0]?.id.replace(/^.*\//, ''), undefined],
    [expect.stringMatching(/^auroraserverlessdatabaseFromCluster/), undefined],
  ]);
});

test('each rule on the way from a service to the database closes it when it is gone', () => {
  const egress = (rule: AccessRule) => rule.id === 'NetworkPolicy services/service-a egress 0';
  const group = (rule: AccessRule) => /FromCluster/.test(rule.id);
  const nodes = (rule: AccessRule) => /ClusterSecurityGroup\/egress/.test(rule.id);
  expect(reaches(without(eks, egress), A, aurora(), 5433).open).toBe(false);
  expect(reaches(without(eks, group), A, aurora(), 5433).open).toBe(false);
  expect(reaches(without(eks, nodes), A, aurora(), 5433).open).toBe(false);
  // the other service does not need that policy
  expect(reaches(without(eks, egress), B, aurora(), 5433).open).toBe(true);
});

test('without any network policy the security groups alone decide', () => {
  const open = without(eks, ({ kind }) => kind === 'networkPolicy');
  expect(reaches(open, B, A, 9898).open).toBe(true);
  expect(reaches(open, A, aurora(), 5433).open).toBe(true);
  expect(reaches(open, A, aurora(), 5432).open).toBe(false);
});

test('the way over the VPN needs its link, the way back from every subnet, and its rule', () => {
  const rule = without(eks, ({ id }) => /AuroraSecurityGroup[^/]*\/ingress\/0$/.test(id));
  expect(reaches(rule, BEHIND_VPN, aurora(), 5433).open).toBe(false);
  expect(reaches({ ...eks, links: [] }, BEHIND_VPN, aurora(), 5433).closedBy).toMatch(
    /^no link leads from 192.168.0.0\/16/,
  );
  const [lost] = eks.databases[0]?.subnets ?? [];
  const subnets = eks.subnets.map((subnet) => (subnet.id === lost ? { ...subnet, routes: [] } : subnet));
  expect(reaches({ ...eks, subnets }, BEHIND_VPN, aurora(), 5433).closedBy).toMatch(
    /has no route back to 192.168.0.0\/16$/,
  );
});

test('the bastion machine reaches the database by its own rules', () => {
  const egress = without(eks, ({ id, direction }) => direction === 'egress' && /BastionSecurityGroupto/.test(id));
  const ingress = without(eks, ({ id, direction }) => direction === 'ingress' && /SecurityGroupfrom.*Bastion/.test(id));
  expect(reaches(egress, machine(), aurora(), 5433).open).toBe(false);
  expect(reaches(ingress, machine(), aurora(), 5433).open).toBe(false);
});

const COCKROACH = 'StatefulSet cockroachdb/cockroachdb';
const external = () => balancer(gke, /external/);
const internal = () => balancer(gke, /internal/);

test('on GKE everyone who must reach another does', () => {
  const ways = [
    reaches(gke, A, COCKROACH, 26257),
    reaches(gke, B, COCKROACH, 26257),
    reaches(gke, A, gke.databases[0]?.id ?? '', 26257),
    reaches(gke, BASTION, COCKROACH, 26257),
    reaches(gke, A, B, 9898),
    reaches(gke, COCKROACH, COCKROACH, 26258),
    reaches(gke, OFFICE, external(), 26257),
    reaches(gke, external(), COCKROACH, 26257),
    reaches(gke, BEHIND_VPN, internal(), 26257),
    reaches(gke, internal(), COCKROACH, 26257),
    reaches(gke, 'internet', balancer(gke, /service-a/), 443),
    reaches(gke, balancer(gke, /service-a/), A, 9898),
  ];
  expect(ways.map(({ open, closedBy }) => [open, closedBy])).toEqual(ways.map(() => [true, undefined]));
});

test('on GKE nobody else does', () => {
  expect(reaches(gke, 'internet', external(), 26257).closedBy).toBe(`${external()} admits 203.0.113.0/28 only`);
  expect(reaches(gke, OFFICE, internal(), 26257).closedBy).toBe(`${internal()} is internal`);
  expect(reaches({ ...gke, links: [] }, BEHIND_VPN, internal(), 26257).open).toBe(false);
  expect(reaches(gke, A, COCKROACH, 26258).open).toBe(false);
  expect(reaches(gke, B, A, 9898).open).toBe(false);
  expect(reaches(gke, balancer(gke, /service-a/), COCKROACH, 26257).open).toBe(false);
});

test('each policy on the way to CockroachDB closes it when it is gone', () => {
  const egress = without(gke, ({ id }) => id.startsWith('NetworkPolicy services/service-a egress'));
  const ingress = without(gke, ({ id }) => id.startsWith('NetworkPolicy cockroachdb/cockroachdb ingress'));
  expect(reaches(egress, A, COCKROACH, 26257).open).toBe(false);
  expect(reaches(ingress, A, COCKROACH, 26257).open).toBe(false);
  expect(reaches(ingress, external(), COCKROACH, 26257).open).toBe(false);
});

test('the clouds are read back as they were declared', () => {
  const counts = ({ zones, clusters, nodeGroups, subnets, nats, links, machines }: Topology) =>
    [zones, clusters, nodeGroups, subnets, nats, links, machines].map(({ length }) => length);
  expect(counts(eks)).toEqual([3, 1, 3, 9, 3, 2, 3]);
  expect(counts(gke)).toEqual([3, 1, 2, 2, 1, 1, 0]);
  const [aurora] = eks.databases;
  expect(aurora?.members.map(({ role, zone }) => [role, zone])).toEqual([
    ['writer', 'eu-west-1a'],
    ['reader', 'eu-west-1b'],
    ['reader', 'eu-west-1c'],
  ]);
  expect([aurora?.port, aurora?.capacity, aurora?.backups.length]).toEqual([5433, { min: 0.5, max: 8 }, 2]);
  // every private subnet goes out by the gateway of its own zone
  for (const { routes, zones } of eks.subnets) {
    for (const { target, to } of routes) {
      if (target === 'nat') expect([eks.nats.find(({ id }) => id === to)?.zone]).toEqual(zones);
    }
  }
  expect(eks.nodeGroups.map(({ zones, perZone }) => [zones, perZone.min])).toEqual([
    [['eu-west-1a'], 2],
    [['eu-west-1b'], 2],
    [['eu-west-1c'], 2],
  ]);
  expect(
    gke.links[0]?.tunnels.map(({ interface: own, peerInterface, routing }) => [own, peerInterface, routing]),
  ).toEqual([
    [0, 0, 'bgp'],
    [1, 1, 'bgp'],
  ]);
});

test('what is not among the files is not known', () => {
  expect(reaches(gke, A, 'Deployment services/nobody', 80)).toEqual({
    open: { unknown: 'Deployment services/nobody is not among the files' },
    because: [],
  });
});
