import { faults } from '../../lib/diagrams';
import type { Topology, Workload } from '../../lib/topology';
import { tooFaint } from './contrast';
import { drawn, scenarioTopology, textsOf } from './scenario-drawings';

let aurora: Topology;
let google: Topology;
let postgres: Topology;

beforeAll(async () => {
  postgres = await scenarioTopology('eks-postgres');
  aurora = await scenarioTopology('eks-aurora');
  google = await scenarioTopology('gke-cockroachdb');
});

const count = (topology: Topology, text: string | RegExp): number =>
  textsOf(drawn(topology)).filter((one) => (typeof text === 'string' ? one === text : text.test(one))).length;

const withWorkload = (topology: Topology, name: string, change: (workload: Workload) => Workload): Topology => ({
  ...topology,
  workloads: topology.workloads.map((one) => (one.name === name ? change(one) : one)),
});

it('shows the zone that a missing replica leaves empty, and says what that breaks', () => {
  const two = withWorkload(aurora, 'service-b', (one) => ({ ...one, replicas: { ...one.replicas, min: 2 } }));
  expect([count(aurora, 'no pod left'), count(two, 'no pod left')]).toEqual([0, 1]);
  expect(count(two, '1 of 2 pods')).toBe(2);
});

it('promises no zone a pod when nothing keeps the pods apart', () => {
  const loose = withWorkload(aurora, 'service-b', (one) => ({
    ...one,
    pod: 'unknown' in one.pod ? one.pod : { ...one.pod, spread: [], antiAffinity: [] },
  }));
  expect(count(loose, 'perhaps none of 3')).toBe(3);
  expect(count(loose, /can break service-b/)).toBe(1);
});

it('shows the zones that go out through the gateway of another one', () => {
  const [first] = aurora.nats;
  const one: Topology = {
    ...aurora,
    nats: aurora.nats.slice(0, 1),
    subnets: aurora.subnets.map((subnet) => ({
      ...subnet,
      routes: subnet.routes.map((route) => (route.target === 'nat' ? { ...route, to: first?.id } : route)),
    })),
  };
  expect([count(aurora, 'No NAT gateway'), count(one, 'No NAT gateway')]).toEqual([0, 2]);
  expect(count(one, 'goes out in eu-west-1a')).toBe(2);
});

it('draws a way that a network policy closes as blocked', () => {
  const closed: Topology = {
    ...google,
    accessRules: google.accessRules.filter(
      ({ subject, direction }) =>
        subject.kind !== 'pods' || direction !== 'ingress' || !JSON.stringify(subject).includes('"cockroachdb"'),
    ),
  };
  expect([count(google, /blocked/i), count(closed, /blocked/i)].map((blocked) => blocked > 0)).toEqual([false, false]);
  const shut: Topology = {
    ...google,
    accessRules: google.accessRules.map((rule) =>
      rule.direction === 'ingress' && JSON.stringify(rule.subject).includes('"cockroachdb"')
        ? { ...rule, peers: [], ports: [] }
        : rule,
    ),
  };
  expect(count(shut, /blocked/i)).toBeGreaterThan(2);
});

it('shuts the load balancer of the VPN when the VPN is gone', () => {
  const off: Topology = { ...google, links: [] };
  expect([count(google, 'HA VPN gateway'), count(off, 'HA VPN gateway')]).toEqual([1, 0]);
  expect([count(google, 'BLOCKED'), count(off, 'BLOCKED')]).toEqual([0, 1]);
});

it('shuts the shell when no role lets anybody in', () => {
  const nobody: Topology = { ...aurora, resources: aurora.resources.filter(({ type }) => !type.endsWith(' Role')) };
  expect([count(aurora, 'BLOCKED'), count(nobody, 'BLOCKED')]).toEqual([0, 1]);
});

it('shows a way that is added: a database with a public address', () => {
  const open: Topology = {
    ...aurora,
    databases: aurora.databases.map((one) => ({ ...one, publiclyAccessible: true })),
  };
  expect([count(aurora, 'Public endpoint'), count(open, 'Public endpoint')]).toEqual([0, 1]);
});

describe('what was checked', () => {
  /** The sign in front of the words, once for each time that they stand there. */
  const signs = (topology: Topology, words: string) =>
    drawn(topology).things.flatMap(({ shapes: [sign, text] }) =>
      sign?.shape === 'sign' && text?.shape === 'text' && text.full.startsWith(words) ? [[sign.sign, text.full]] : [],
    );
  const BUDGETS = 'drains are bounded by budgets';
  const ROOM = 'room for all when a zone is lost';

  it('is accepted while it has a reason, and broken without', () => {
    const unaccepted: Topology = {
      ...postgres,
      resources: postgres.resources.map((one) => ({ ...one, acknowledgements: {} })),
    };
    expect(signs(postgres, BUDGETS)).toEqual([['accepted', `${BUDGETS} (1 accepted)`]]);
    expect(signs(unaccepted, BUDGETS)).toEqual([['broken', `${BUDGETS} (1 error)`]]);
    expect([count(postgres, 'broken'), count(unaccepted, 'broken')]).toEqual([0, 1]);
  });

  it('is a warning when new nodes would do, and broken when they would not', () => {
    const nodes = (min: number, max: number): Topology => ({
      ...aurora,
      nodeGroups: aurora.nodeGroups.map((group) => ({ ...group, perZone: { min, max } })),
    });
    expect(signs(aurora, ROOM)).toEqual([['holds', ROOM]]);
    expect(signs(nodes(1, 3), ROOM)).toEqual([['warned', `${ROOM} (3 warnings)`]]);
    expect(signs(nodes(1, 1), ROOM)).toEqual([['broken', `${ROOM} (3 errors)`]]);
    for (const changed of [nodes(1, 3), nodes(1, 1)]) {
      expect([faults(drawn(changed)), tooFaint(drawn(changed))]).toEqual([[], []]);
    }
  });
});

describe('other shapes', () => {
  const copies = (topology: Topology, names: readonly string[]): Topology => {
    const [sample] = topology.workloads.filter(({ name }) => name === 'service-a');
    const more =
      sample === undefined ? [] : names.map((name) => ({ ...sample, id: `Deployment services/${name}`, name }));
    return { ...topology, workloads: [...topology.workloads, ...more] };
  };
  const zones = (topology: Topology, number: number): Topology => {
    const [first] = topology.zones;
    const more = ['x', 'y', 'z'].flatMap((letter) =>
      first === undefined ? [] : [{ ...first, name: `${first.region}${letter}` }],
    );
    return { ...topology, zones: [...topology.zones, ...more].slice(0, number) };
  };
  const EMPTY = (topology: Topology): Topology => ({
    ...topology,
    clouds: [],
    resources: [],
    zones: [],
    clusters: [],
    nodeGroups: [],
    workloads: [],
    budgets: [],
    services: [],
    databases: [],
    subnets: [],
    nats: [],
    loadBalancers: [],
    links: [],
    machines: [],
    accessRules: [],
  });
  const readable = (topology: Topology) => faults(drawn(topology)).filter(({ kind }) => kind !== 'cut text');

  it.each([1, 2, 4])('draws %d zones without a fault', (number) => {
    expect([readable(zones(aurora, number)), readable(zones(google, number))]).toEqual([[], []]);
  });

  it('draws four zones of six and counts the others', () => {
    expect(count(zones(aurora, 6), '+ 2 more zones')).toBe(1);
  });

  it('draws six services and counts the others', () => {
    const many = copies(
      aurora,
      ['c', 'd', 'e', 'f', 'g'].map((letter) => `service-${letter}`),
    );
    expect([readable(many), count(many, '+ 1 more services'), count(many, 'service-f')]).toEqual([[], 1, 3]);
  });

  it('draws manifests without a cluster in one column', () => {
    const manifests: Topology = { ...google, clouds: [], zones: [], nodeGroups: [], subnets: [], nats: [], links: [] };
    expect([readable(manifests), count(manifests, 'Zones unknown'), count(manifests, 'service-a')]).toEqual([[], 1, 1]);
  });

  it('says of an empty output that there is nothing to draw', () => {
    expect([readable(EMPTY(aurora)), count(EMPTY(aurora), /^Nothing to draw/)]).toEqual([[], 1]);
  });
});
