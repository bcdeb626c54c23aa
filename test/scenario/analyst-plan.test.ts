import type { Config } from '../../lib/config';
import { contains } from '../../lib/zones';
import { defaultScenario } from '../scenarios';

type Access = Config['analyst']['access'];

const partner = (...networks: string[]): Access['interconnect'] => ({ type: 'partner', networks });

/** The scenario with these ways in and no other. */
const withAccess = (access: Access) =>
  defaultScenario(({ analyst }) => {
    analyst.access = access;
  });

test('the internal load balancer has the eleventh address of its subnet', () => {
  const { analyst, network } = defaultScenario();
  expect(network.loadBalancers).toBe('10.25.128.0/24');
  expect(analyst.internal?.address).toBe('10.25.128.10');
  expect(contains(network.loadBalancers, `${analyst.internal?.address}/32`)).toBe(true);
});

test('the addresses are named after the platform', () => {
  const { analyst } = defaultScenario();
  expect(analyst.allowlist?.addressName).toBe('acme-sql-external');
  expect(analyst.internal?.addressName).toBe('acme-sql-internal');
});

test('without a link there is no internal load balancer', () => {
  const { analyst, vpn, interconnect } = withAccess({ bastion: { group: 'analysts@acme.example.com' } });
  expect(analyst).not.toHaveProperty('internal');
  expect([vpn, interconnect]).toEqual([undefined, undefined]);
});

test('an Interconnect alone leads to the internal load balancer', () => {
  expect(withAccess({ interconnect: partner('192.168.7.0/24') }).analyst.internal?.cidrs).toEqual(['192.168.7.0/24']);
});

test('the internal load balancer admits the networks of both links, each once', () => {
  const { analyst } = defaultScenario((config) => {
    config.analyst.access.interconnect = partner('172.20.0.0/16', '192.168.0.0/16');
  });
  expect(analyst.internal?.cidrs).toEqual(['192.168.0.0/16', '172.20.0.0/16']);
});

test('the allowlist is passed on with its reasons, and with an address once there is one', () => {
  const { allowlist } = defaultScenario().analyst;
  expect(allowlist).toMatchObject({
    host: 'sql.acme.example.com',
    cidrs: [{ cidr: '203.0.113.0/28', reason: "The data team's office" }],
  });
  expect(allowlist).not.toHaveProperty('address');
  const reserved = defaultScenario(({ analyst }) => {
    if (analyst.access.allowlist) analyst.access.allowlist.address = '198.51.100.77';
  });
  expect(reserved.analyst.allowlist?.address).toBe('198.51.100.77');
});

test('a bastion pod stands in each zone, for the group of the analysts', () => {
  const { analyst, zones } = defaultScenario();
  expect(analyst.bastion).toMatchObject({ group: 'analysts@acme.example.com', replicas: zones.length });
});

test('an analyst without any way in is still a user of the database', () => {
  const { analyst } = withAccess({});
  expect(analyst).toMatchObject({ username: 'analyst', statementTimeoutSeconds: 300 });
  expect([analyst.allowlist, analyst.internal, analyst.bastion]).toEqual([undefined, undefined, undefined]);
});
