import fc from 'fast-check';
import { machineAllocatable } from '../../lib/machines';
import { type GkeCockroachDbScenario, gkeCockroachDbScenario } from '../../lib/scenario';
import { bytes, contains, DNS_LABEL, millicores, overlaps, replicasPerZone } from '../../lib/zones';
import { arbitraryGoogleInput } from '../config/arbitrary-config';
import { validGoogleConfig } from '../config/valid-config';
import { defaultConfig, defaultScenario } from '../scenarios';
import { unplaced } from './unplaced';

// drawn once for all claims, because reading the configurations takes most of the time
const SCENARIOS = fc.sample(arbitraryGoogleInput, 100).map((input) => gkeCockroachDbScenario(validGoogleConfig(input)));

/** Claims it of the scenarios of many valid configurations. */
function always(claim: (decided: GkeCockroachDbScenario) => void): void {
  fc.assert(fc.property(fc.constantFrom(...SCENARIOS), claim), { numRuns: SCENARIOS.length });
}

test('every valid configuration has a scenario, and it is plain data: JSON and back changes nothing', () => {
  always((decided) => {
    expect(JSON.parse(JSON.stringify(decided))).toStrictEqual(decided);
  });
});

test('deciding changes nothing in the configuration, and decides the same again', () => {
  const config = defaultConfig();
  const first = gkeCockroachDbScenario(config);
  expect(config).toEqual(defaultConfig());
  expect(gkeCockroachDbScenario(config)).toEqual(first);
});

test('the ranges of the default network are these', () => {
  expect(defaultScenario().network).toEqual({
    name: 'acme',
    pods: '10.16.0.0/13',
    nodes: '10.24.0.0/16',
    services: '10.25.0.0/17',
    loadBalancers: '10.25.128.0/24',
    controlPlane: '172.16.0.0/28',
  });
});

test('project, place and keys are named as in the configuration', () => {
  expect(defaultScenario()).toMatchObject({
    id: 'gke-cockroachdb',
    project: { id: 'acme-prod', number: '123456789012' },
    region: 'europe-west3',
    zones: ['europe-west3-a', 'europe-west3-b', 'europe-west3-c'],
    keys: { ring: 'acme', rotationDays: 90 },
    dnsZone: 'acme.example.com',
    alertEmail: 'oncall@acme.example.com',
  });
});

test('what is not asked for is not there, rather than undefined', () => {
  const decided = defaultScenario(({ google, analyst }) => {
    delete google.dnsZone;
    delete google.alertEmail;
    analyst.access = {};
  });
  for (const key of ['vpn', 'interconnect', 'dnsZone', 'alertEmail']) expect(decided).not.toHaveProperty(key);
});

test('no range of the network meets another, the control plane, or a network behind a link', () => {
  always(({ network, vpn, interconnect }) => {
    const own = [network.nodes, network.pods, network.services, network.loadBalancers, network.controlPlane];
    const far = [...(vpn?.networks ?? []), ...(interconnect?.networks ?? [])];
    for (const [index, range] of own.entries()) {
      expect([...own.slice(0, index), ...far].filter((other) => overlaps(other, range))).toEqual([]);
    }
  });
});

test('the internal SQL address lies in the subnet of the load balancers', () => {
  always(({ analyst, network }) => {
    if (analyst.internal) expect(contains(network.loadBalancers, `${analyst.internal.address}/32`)).toBe(true);
  });
});

test('names of cloud resources are DNS labels that fit their limits', () => {
  always(({ cluster, vpn, interconnect, analyst, database }) => {
    const { attachments } = interconnect ?? {};
    const links = [
      ...(vpn?.tunnels ?? []).map(({ name }) => name),
      ...(attachments?.type === 'dedicated'
        ? attachments.sessions.map(({ name }) => name)
        : (attachments?.names ?? [])),
    ];
    const addresses = [analyst.allowlist?.addressName, analyst.internal?.addressName].filter(
      (name) => name !== undefined,
    );
    for (const name of [cluster.name, cluster.nodeServiceAccount, ...links, ...addresses]) {
      expect(name).toMatch(DNS_LABEL);
      expect(name.length).toBeLessThanOrEqual(63);
    }
    // ids of service accounts have 6 to 30 characters, names of clusters at most 40, buckets at most 63
    expect(cluster.nodeServiceAccount).toMatch(/^.{6,30}$/);
    expect(cluster.name.length).toBeLessThanOrEqual(40);
    expect(database.backup.bucket.length).toBeLessThanOrEqual(63);
  });
});

test('no two BGP sessions share an address, and no session has one ASN at both ends', () => {
  always(({ vpn, interconnect }) => {
    const { attachments } = interconnect ?? {};
    const ours = [
      ...(vpn?.tunnels ?? []).map((session) => ({ asn: vpn?.asn, session })),
      ...(attachments?.type === 'dedicated' ? attachments.sessions : []).map((session) => ({
        asn: interconnect?.asn,
        session,
      })),
    ];
    const ends = ours.flatMap(({ session }) => [session.address, session.peerAddress]);
    expect(new Set(ends).size).toBe(ends.length);
    expect(ours.filter(({ asn, session }) => asn === session.peerAsn)).toEqual([]);
  });
});

test('the database and the users in it are those that the services name', () => {
  always(({ database, services, analyst }) => {
    const users = services.flatMap(({ databaseUser }) => (databaseUser ? [databaseUser.name] : []));
    expect(database.users.map(({ name }) => name)).toEqual(users);
    expect(users).not.toContain(analyst.username);
    expect(database.cacheMebibytes + database.sqlMemoryMebibytes).toBeLessThanOrEqual(bytes(database.memory) / 2 ** 21);
  });
});

test('a node of the database pool has room for its member', () => {
  always(({ database, cluster }) => {
    const node = machineAllocatable(cluster.nodePools.database.machineType);
    expect(node.millicores).toBeGreaterThanOrEqual(millicores(database.cpu));
    expect(node.bytes).toBeGreaterThanOrEqual(bytes(database.memory));
  });
});

test('when a zone is lost, the general nodes of the other two hold every replica of every service at its maximum, half of them each', () => {
  always(({ services, cluster }) => {
    const { machineType, maxNodesPerZone } = cluster.nodePools.general;
    // a third of the 64 pods of a node is left to GKE and the platform
    const node = { ...machineAllocatable(machineType), pods: 48 };
    const nodes = Array.from({ length: maxNodesPerZone }, () => node);
    const pods = services.flatMap(({ replicas, resources: { requests } }) =>
      Array.from({ length: replicasPerZone(replicas.max, 2) }, () => ({
        millicores: millicores(requests.cpu),
        bytes: bytes(requests.memory),
      })),
    );
    expect(unplaced(pods, nodes)).toBe(0);
  });
});
