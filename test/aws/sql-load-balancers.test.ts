import { eksProfile } from '../../lib/aws/eks-profile';
import { sqlAccess } from '../../lib/aws/sql-load-balancers';
import type { EksPostgresScenario } from '../../lib/scenario';
import { defaultAwsScenario, defaultPostgresScenario } from '../scenarios';
import { platformStandIn } from './platform-stand-in';

const { platform, vpc } = platformStandIn(defaultAwsScenario());
const SCENARIO = defaultPostgresScenario();
const access = (analyst: EksPostgresScenario['analyst']) => sqlAccess(analyst, vpc, eksProfile(SCENARIO, platform));

/** The annotations of a load balancer, their common prefix left out. */
const annotations = (scheme: string) =>
  Object.fromEntries(
    Object.entries(
      access(SCENARIO.analyst).loadBalancers.find((one) => one.scheme === scheme)?.binding.annotations ?? {},
    ).map(([key, value]) => [key.replace('service.beta.kubernetes.io/aws-load-balancer-', ''), value]),
  );

const PUBLIC = ['10.64.0.0/24', '10.64.1.0/24', '10.64.2.0/24'];
const peers = (cidrs: readonly string[]) => cidrs.map((cidr) => ({ ipBlock: { cidr } }));

test('there is one for the allowlist and one for the VPN, each for its networks', () => {
  expect(access(SCENARIO.analyst).loadBalancers.map(({ scheme, cidrs }) => [scheme, cidrs])).toEqual([
    ['external', ['203.0.113.0/28']],
    ['internal', ['192.168.0.0/16']],
  ]);
});

test('there is none for a way that is not asked for', () => {
  const { allowlist, vpn, ...rest } = SCENARIO.analyst;
  expect(access(rest)).toEqual({ loadBalancers: [], healthCheckSources: [], hosts: [], addresses: [] });
  expect(access({ ...rest, ...(vpn ? { vpn } : {}) }).loadBalancers.map(({ scheme }) => scheme)).toEqual(['internal']);
  expect(access({ ...rest, ...(allowlist ? { allowlist } : {}) }).addresses).toEqual([]);
});

test('the certificate carries the host of the allowlist and the address of each zone', () => {
  const { hosts, addresses } = access(SCENARIO.analyst);
  expect(hosts).toEqual(['sql-aws.acme.example.com']);
  expect(annotations('internal')['private-ipv4-addresses']?.split(',')).toEqual(addresses);
  expect(addresses).toHaveLength(3);
  // none that AWS keeps for itself, in three subnets
  for (const address of addresses) expect(address).toMatch(/^10\.64\.\d+\.10$/);
  expect(new Set(addresses).size).toBe(3);
});

test('the one of the allowlist faces the internet from the public subnets, the other one the VPC from the inner ones', () => {
  expect(annotations('external')).toMatchObject({ scheme: 'internet-facing', 'nlb-target-type': 'ip' });
  expect(annotations('external')).not.toHaveProperty('private-ipv4-addresses');
  expect(annotations('internal')).toMatchObject({ scheme: 'internal', 'nlb-target-type': 'ip' });
  for (const scheme of ['external', 'internal']) expect(annotations(scheme).subnets?.split(',')).toHaveLength(3);
});

test('each outlives a zone: it crosses zones, can be shifted out of one, and goes when its Service goes', () => {
  for (const scheme of ['external', 'internal']) {
    expect(annotations(scheme).attributes?.split(',')).toEqual([
      'load_balancing.cross_zone.enabled=true',
      'zonal_shift.config.enabled=true',
    ]);
  }
});

test("each keeps the clients' addresses, and asks pods on the port that it sends to", () => {
  for (const scheme of ['external', 'internal']) {
    expect(annotations(scheme)['target-group-attributes']).toContain('preserve_client_ip.enabled=true');
    expect(annotations(scheme)).toMatchObject({ 'healthcheck-protocol': 'TCP', 'healthcheck-port': 'traffic-port' });
  }
});

test('each has no TLS of its own: the database speaks TLS with the client', () => {
  for (const scheme of ['external', 'internal']) expect(Object.keys(annotations(scheme)).join()).not.toMatch(/ssl/);
});

test('asks from its own subnets, which the policy of the database must admit', () => {
  const { healthCheckSources } = access(SCENARIO.analyst);
  expect(healthCheckSources.slice(0, 3)).toEqual(peers(PUBLIC));
  expect(healthCheckSources).toHaveLength(6);
});
