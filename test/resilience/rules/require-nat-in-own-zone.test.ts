import { requireNatInOwnZone as rule } from '../../../lib/resilience/rules/require-nat-in-own-zone';
import { only, UNTOLD } from '../declared';
import { nat, privateSubnet, publicSubnet, ZONES } from '../sample-network';
import { sampleTopology } from '../sample-topology';
import { told } from '../told';

const subnet = privateSubnet('eu-central-1b', 1);
const [route] = subnet.routes;
const routeTo = (to: string | undefined) => (route ? [{ ...route, to }] : []);

test('holds for a NAT gateway in each zone', () => {
  expect(told(rule, sampleTopology())).toEqual(
    ZONES.map((zone) => `holds acme-network/private-${zone}: NAT gateway in ${zone}`),
  );
});

test('fails when one NAT gateway serves all zones', () => {
  const subnets = ZONES.map((zone, index) =>
    privateSubnet(zone, index, { routes: routeTo('acme-network/nat-eu-central-1a') }),
  );
  expect(told(rule, sampleTopology({ subnets }))).toEqual([
    'holds acme-network/private-eu-central-1a: NAT gateway in eu-central-1a',
    'broken acme-network/private-eu-central-1b [eu-central-1a]: NAT gateway in eu-central-1a',
    'broken acme-network/private-eu-central-1c [eu-central-1a]: NAT gateway in eu-central-1a',
  ]);
});

test('holds for a regional NAT gateway', () => {
  const nats = [nat('eu-central-1b', { scope: 'regional', zone: undefined, subnet: undefined })];
  expect(told(rule, only({ subnets: [subnet], nats }))).toEqual([
    'holds acme-network/private-eu-central-1b: a regional NAT gateway',
  ]);
});

test('is unknown when the gateway, its zone or that of the subnet cannot be told', () => {
  const of = (zones: typeof subnet.zones, to?: string) => ({ ...subnet, zones, routes: routeTo(to) });
  const nats = [nat('eu-central-1a'), nat('eu-central-1b', { zone: UNTOLD })];
  const subnets = [
    of(subnet.zones),
    of(subnet.zones, 'elsewhere/nat'),
    of(subnet.zones, 'acme-network/nat-eu-central-1b'),
    of(UNTOLD, 'acme-network/nat-eu-central-1a'),
  ];
  expect(told(rule, only({ subnets, nats }))).toEqual([
    'unknown acme-network/private-eu-central-1b: NAT gateway in unknown: the route does not tell its NAT gateway',
    'unknown acme-network/private-eu-central-1b: NAT gateway in unknown: elsewhere/nat is not in the files',
    'unknown acme-network/private-eu-central-1b: NAT gateway in unknown: a parameter of the stack',
    'unknown acme-network/private-eu-central-1b: NAT gateway in eu-central-1a',
  ]);
});

test('looks at no subnet that leaves by itself, nor at routes to other networks', () => {
  const elsewhere = { ...subnet, routes: subnet.routes.map((each) => ({ ...each, destination: '172.16.0.0/12' })) };
  expect(told(rule, only({ subnets: [publicSubnet('eu-central-1a', 0), elsewhere] }))).toEqual([]);
});
