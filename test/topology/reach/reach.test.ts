import fc from 'fast-check';
import type { AccessRule, Party, PodTemplate, Selector, Topology, Workload } from '../../../lib/topology';
import { reaches } from '../../../lib/topology';
import { covers } from '../../../lib/topology/reach/admits';
import { through, whichever } from '../../../lib/topology/reach/gate';
import { contains, networkOf } from '../../../lib/zones';

const place = { file: 'n.yaml', resource: 'n' };
const labelled = (key: string, value: string): Selector => [{ key, operator: 'In', values: [value] }];
const inNamespace = (name: string) => labelled('kubernetes.io/metadata.name', name);

const template = (name: string): PodTemplate => ({
  labels: { app: name },
  containers: [{ name, image: 'i', requests: {}, ports: [{ name: 'http', port: 8080 }], environment: {} }],
  requests: { millicores: 100, bytes: 1 },
  nodeSelector: {},
  nodeAffinity: [],
  tolerations: [],
  spread: [],
  antiAffinity: [],
  gracePeriodSeconds: 30,
  hostPaths: [],
  emptyDirs: [],
  claims: [],
  serviceAccount: 'default',
  place,
});

const workload = (name: string, pod: Workload['pod'] = template(name)): Workload => ({
  id: `Deployment n/${name}`,
  kind: 'Deployment',
  namespace: 'n',
  name,
  cluster: 'c',
  place,
  origin: { kind: 'manifest' },
  role: 'stateless',
  replicas: { min: 3, max: 3, place },
  selector: labelled('app', name),
  pod,
  rollout: { type: 'RollingUpdate', maxSurge: 1, maxUnavailable: 0 },
  claims: [],
});

const EMPTY: Topology = {
  name: 't',
  clouds: ['google'],
  files: [],
  unreadable: [],
  resources: [],
  zones: [],
  clusters: [],
  nodeGroups: [],
  workloads: [workload('front'), workload('back')],
  budgets: [],
  services: [],
  storageClasses: [],
  webhooks: [],
  rebalancers: [],
  databases: [],
  subnets: [],
  nats: [],
  privateEndpoints: [],
  loadBalancers: [],
  links: [],
  machines: [],
  accessRules: [],
  dnsNames: [],
};

const [FRONT, BACK] = ['Deployment n/front', 'Deployment n/back'];

const pods = (name: string): Party => ({
  kind: 'pods',
  cluster: 'c',
  namespaces: inNamespace('n'),
  pods: labelled('app', name),
});

function policy(direction: AccessRule['direction'], subject: string, more: Partial<AccessRule> = {}): AccessRule {
  const id = `${subject} ${direction}`;
  return {
    id,
    kind: 'networkPolicy',
    direction,
    effect: 'allow',
    priority: 0,
    subject: pods(subject),
    peers: [],
    ports: [],
    place,
    ...more,
  };
}

const withRules = (...accessRules: readonly AccessRule[]): Topology => ({ ...EMPTY, accessRules });
const open = (topology: Topology, port = 8080) => reaches(topology, FRONT ?? '', BACK ?? '', port).open;

test('pods that no policy selects are open, and what none of them opens is closed', () => {
  expect(open(withRules())).toBe(true);
  expect(open(withRules(policy('ingress', 'back')))).toBe(false);
  expect(open(withRules(policy('egress', 'front')))).toBe(false);
  expect(open(withRules(policy('ingress', 'front'), policy('egress', 'back')))).toBe(true);
});

test('policies add up: what one of them opens is open', () => {
  const opens = policy('ingress', 'back', { id: 'opens', peers: [pods('front')] });
  expect(open(withRules(policy('ingress', 'back'), opens))).toBe(true);
  expect(open(withRules(policy('ingress', 'back'), { ...opens, peers: [pods('other')] }))).toBe(false);
});

test.each([
  [{ protocol: 'TCP', from: 8080, to: 8080 }, true],
  [{ protocol: 'TCP', from: 8000, to: 8999 }, true],
  [{ protocol: 'TCP', from: 'http', to: 'http' }, true],
  [{ protocol: 'TCP', from: 'metrics', to: 'metrics' }, false],
  [{ protocol: 'TCP', from: 9000, to: 9999 }, false],
  [{ protocol: 'UDP', from: 8080, to: 8080 }, false],
])('a policy about port %j: %j', (port, expected) => {
  expect(open(withRules(policy('ingress', 'back', { peers: [pods('front')], ports: [port] })))).toBe(expected);
});

test('a selector without a namespace that has the label selects nothing', () => {
  const peer: Party = { kind: 'pods', cluster: 'c', namespaces: labelled('team', 'web'), pods: [] };
  const topology = withRules(policy('ingress', 'back', { peers: [peer] }));
  expect(open(topology)).toBe(false);
  const namespace = {
    id: 'Namespace n',
    platform: 'kubernetes',
    type: 'v1 Namespace',
    name: 'n',
    labels: { team: 'web' },
    annotations: {},
    properties: {},
    place,
    acknowledgements: {},
  } as const;
  expect(open({ ...topology, resources: [namespace] })).toBe(true);
});

test('a peer that cannot be told is no pass', () => {
  const peers: readonly Party[] = [{ kind: 'unknown', why: 'a parameter' }];
  expect(open(withRules(policy('ingress', 'back', { peers })))).toEqual({
    unknown: 'a network policy of Deployment n/back names a peer that cannot be told',
  });
});

test('pods of a chart whose labels are not known are no pass where policies are', () => {
  const chart = workload('back', { unknown: 'the values do not say' });
  const topology = { ...EMPTY, workloads: [workload('front'), chart] };
  expect(open(topology)).toBe(true);
  expect(open({ ...topology, accessRules: [policy('ingress', 'front'), policy('ingress', 'other')] })).toEqual({
    unknown: 'the values do not say',
  });
});

const machines = [{ id: 'vm', name: 'vm', zone: 'z', subnet: 's', securityGroups: [], place }];
const subnets = [
  {
    id: 's',
    name: 's',
    network: 'v',
    zones: ['z'],
    cidr: '10.0.0.0/16',
    secondary: [],
    public: false,
    routes: [],
    place,
  },
];
const NEIGHBOUR: Party = { kind: 'cidr', cidr: '10.0.9.0/24', except: [] };

function firewall(effect: AccessRule['effect'], priority: number, cidr: string): AccessRule {
  const everyone: Party = { kind: 'cidr', cidr: '0.0.0.0/0', except: [] };
  const peers: readonly Party[] = [{ kind: 'cidr', cidr, except: [] }];
  return {
    id: `${effect} ${priority}`,
    kind: 'firewall',
    direction: 'ingress',
    effect,
    priority,
    subject: everyone,
    peers,
    ports: [],
    place,
  };
}

test.each([
  [[], false],
  [[firewall('allow', 1000, '10.0.0.0/8')], true],
  [[firewall('allow', 1000, '10.0.0.0/8'), firewall('deny', 900, '0.0.0.0/0')], false],
  [[firewall('allow', 1000, '10.0.0.0/8'), firewall('deny', 1000, '10.0.9.0/24')], false],
  [[firewall('allow', 1000, '10.0.0.0/8'), firewall('deny', 2000, '0.0.0.0/0')], true],
  [[firewall('allow', 1000, '10.0.9.128/25')], false],
  [[firewall('allow', 1000, '10.0.0.0/8'), firewall('deny', 900, '10.0.9.128/25')], false],
  [
    [{ ...firewall('allow', 1000, '10.0.0.0/8'), subject: { kind: 'tag', tag: 'web' } as const }],
    { unknown: 'whether allow 1000 is about vm cannot be told' },
  ],
])('of firewall rules the first that fits decides: case %#', (rules, expected) => {
  const topology: Topology = { ...EMPTY, machines, subnets, accessRules: rules };
  expect(reaches(topology, NEIGHBOUR, 'vm', 22).open).toEqual(expected);
});

/** A database in two subnets of AWS that one group guards, and a machine beside it. */
function guarded(...peers: readonly Party[]): Topology {
  const database = {
    id: 'db',
    name: 'db',
    engine: 'aurora',
    consistency: 'shared-storage',
    members: [],
    port: 5432,
    subnets: ['s', 's2'],
    securityGroups: ['sg'],
    publiclyAccessible: true,
    backups: [],
    place,
  } as const;
  const rule: AccessRule = {
    id: 'rule',
    kind: 'securityGroup',
    direction: 'ingress',
    effect: 'allow',
    priority: 0,
    subject: { kind: 'securityGroup', id: 'sg' },
    peers,
    ports: [{ protocol: 'tcp', from: 5432, to: 5432 }],
    place,
  };
  const second = subnets.map((subnet) => ({ ...subnet, id: 's2', cidr: '10.1.0.0/16' }));
  return {
    ...EMPTY,
    clouds: ['aws'],
    machines,
    subnets: [...subnets, ...second],
    databases: [database],
    accessRules: [rule],
  };
}

test('a public database is reached from the networks that its group admits', () => {
  const office: Party = { kind: 'cidr', cidr: '203.0.113.0/24', except: [] };
  expect(reaches(guarded(office), office, 'db', 5432)).toEqual({ open: true, because: [place, place] });
  expect(reaches(guarded(office), 'internet', 'db', 5432).closedBy).toBe(
    'no security group of db opens ingress on port 5432 for internet',
  );
  const hole: Party = { kind: 'cidr', cidr: '0.0.0.0/0', except: ['203.0.113.0/28'] };
  expect(reaches(guarded(hole), office, 'db', 5432).open).toBe(false);
});

test('a machine of which no group is known is judged by its address', () => {
  expect(reaches(guarded({ kind: 'cidr', cidr: '10.0.0.0/8', except: [] }), 'vm', 'db', 5432).open).toBe(true);
  expect(reaches(guarded({ kind: 'cidr', cidr: '10.1.0.0/16', except: [] }), 'vm', 'db', 5432).open).toBe(false);
});

test('the rules of a group that is not among the files are not known', () => {
  const topology = { ...guarded(), accessRules: [] };
  expect(reaches(topology, 'vm', 'db', 5432).open).toEqual({
    unknown: 'the rules of security group sg are not among the files',
  });
});

test('a policy must open every subnet of a database, or a failover ends behind it', () => {
  const ranges = (...cidrs: readonly string[]): readonly Party[] =>
    cidrs.map((cidr) => ({ kind: 'cidr', cidr, except: [] }));
  const everyone: Party = { kind: 'cidr', cidr: '0.0.0.0/0', except: [] };
  const base = guarded(everyone);
  const group = {
    id: 'nodes',
    name: 'nodes',
    cluster: 'c',
    zones: ['z'],
    min: 1,
    max: 1,
    perZone: { min: 1, max: 1 },
    labels: {},
    taints: [],
    instanceType: 'm7i.large',
    allocatable: { unknown: 'no matter' },
    autoscaled: false,
    subnets: ['s'],
    securityGroups: [],
    place,
  };
  const reached = (...cidrs: readonly string[]) => {
    const egress = policy('egress', 'front', { peers: ranges(...cidrs) });
    const wide = { ...base.accessRules[0], peers: [everyone, ...ranges('10.0.0.0/16')] } as AccessRule;
    return reaches({ ...base, nodeGroups: [group], accessRules: [wide, egress] }, FRONT ?? '', 'db', 5432).open;
  };
  expect(reached('10.0.0.0/16', '10.1.0.0/16')).toBe(true);
  expect(reached('10.0.0.0/16')).toBe(false);
});

describe('pods, to a policy that opens ranges of addresses', () => {
  const subnet = (id: string, cidr: string) => ({
    id,
    name: id,
    network: 'v',
    zones: ['z'],
    cidr,
    secondary: [],
    public: false,
    routes: [],
    place,
  });
  const nodes = {
    id: 'nodes',
    name: 'nodes',
    cluster: 'c',
    zones: ['z'],
    min: 1,
    max: 1,
    perZone: { min: 1, max: 1 },
    labels: {},
    taints: [],
    instanceType: 'm7i.large',
    allocatable: { unknown: 'no matter' },
    autoscaled: false,
    subnets: ['s1', 's2'],
    securityGroups: [],
    place,
  };
  const reached = (cloud: 'aws' | 'google', ...parties: readonly Party[]) =>
    open({
      ...EMPTY,
      clouds: [cloud],
      subnets: [subnet('s1', '10.0.0.0/18'), subnet('s2', '10.0.64.0/18')],
      nodeGroups: [nodes],
      accessRules: [policy('egress', 'front', { peers: parties })],
    });
  const ranges = (...cidrs: readonly string[]): readonly Party[] =>
    cidrs.map((cidr) => ({ kind: 'cidr', cidr, except: [] }));

  test('are open on AWS, where they have addresses of the subnets and rules are matched by address', () => {
    expect(reached('aws', ...ranges('10.0.0.0/18', '10.0.64.0/18'))).toBe(true);
    expect(reached('aws', ...ranges('10.0.0.0/16'))).toBe(true);
    expect(reached('aws', { kind: 'cidr', cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] })).toBe(false);
    expect(reached('aws', ...ranges('192.0.2.0/24'))).toBe(false);
  });

  test('are neither open nor closed when only some of their subnets are meant', () => {
    expect(reached('aws', ...ranges('10.0.0.0/18'))).toEqual({
      unknown: 'whether a network policy of Deployment n/front means Deployment n/back depends on its node',
    });
  });

  test('are closed on Google Cloud, where Dataplane V2 knows pods by their identity', () => {
    expect(reached('google', ...ranges('10.0.0.0/16'))).toBe(false);
  });
});

test('a range covers another as addresses do, and itself whatever it is', () => {
  const cidr = fc
    .tuple(fc.nat(255), fc.nat(255), fc.integer({ min: 0, max: 32 }))
    .map(([a, b, bits]) => networkOf(`10.${a}.${b}.0/${bits}`));
  fc.assert(fc.property(cidr, cidr, (a, b) => covers(a, b) === contains(a, b)));
  fc.assert(fc.property(fc.string(), (text) => covers(text, text)));
  fc.assert(fc.property(fc.string(), cidr, (text, range) => typeof covers(text, range) === 'boolean'));
});

test('gates in a row are open only if all are, and side by side only if they agree', () => {
  const gate = fc
    .constantFrom(true, false, { unknown: 'w' } as const)
    .map((state) => ({ open: state, because: [], ...(state === false && { closedBy: 'shut' }) }));
  fc.assert(
    fc.property(fc.array(gate, { minLength: 1 }), (gates) => {
      const all = (state: boolean) => gates.every((one) => one.open === state);
      expect(through(gates).open === true).toBe(all(true));
      expect(through(gates).open === false).toBe(gates.some((one) => one.open === false));
      expect(whichever(gates).open === true).toBe(all(true));
      expect(whichever(gates).open === false).toBe(all(false));
    }),
  );
});
