import { requireRedundantSiteToSiteVpn as rule } from '../../../lib/resilience/rules/require-redundant-site-to-site-vpn';
import type { Link, Tunnel } from '../../../lib/topology';
import { aws, only, reference, UNTOLD } from '../declared';
import { NETWORK } from '../sample-network';
import { place } from '../sample-place';
import { told } from '../told';

const tunnel = (number: number, routing: Tunnel['routing'] = 'bgp'): Tunnel => ({
  id: `tunnel-${number}`,
  interface: number,
  peerAddress: UNTOLD,
  routing,
  place: place('acme/Vpn'),
});
const link = (name: string, peer: string, changes: Partial<Link> = {}): Link => ({
  id: `acme/${name}`,
  kind: 'site-to-site',
  network: NETWORK,
  peers: [peer],
  tunnels: [tunnel(0), tunnel(1)],
  remoteNetworks: [],
  place: place(`acme/${name}`),
  ...changes,
});
const alarm = (name: string, vpn?: string) =>
  aws('AWS::CloudWatch::Alarm', name, {
    MetricName: 'TunnelState',
    Dimensions: vpn === undefined ? [] : [{ Name: 'VpnId', Value: reference(vpn) }],
  });

test('holds for two devices, two tunnels each, BGP and an alarm', () => {
  const links = [link('Vpn1', '198.51.100.1'), link('Vpn2', '198.51.100.2')];
  expect(told(rule, only({ links, resources: [alarm('A1', 'acme/Vpn1'), alarm('A2', 'acme/Vpn2')] }))).toEqual([
    ...['Vpn1', 'Vpn2'].flatMap((name) => [
      `holds acme/${name} [tunnels]: 2 tunnels`,
      `holds acme/${name} [routing]: routing bgp`,
      `holds acme/${name} [alarm]: an alarm on TunnelState`,
    ]),
    'holds acme-network/Vpc [devices]: 2 customer gateways',
  ]);
});

test('fails when a connection has one tunnel, and warns of one device, static routes and no alarm', () => {
  const links = [link('Vpn1', '198.51.100.1', { tunnels: [tunnel(0, 'static')] }), link('Vpn2', '198.51.100.1')];
  expect(told(rule, only({ links, resources: [alarm('A2', 'acme/Vpn2')] }))).toEqual([
    'broken acme/Vpn1 [tunnels]: 1 tunnel',
    'broken (warning) acme/Vpn1 [routing]: routing static',
    'broken (warning) acme/Vpn1 [alarm]: no alarm on TunnelState',
    'holds acme/Vpn2 [tunnels]: 2 tunnels',
    'holds acme/Vpn2 [routing]: routing bgp',
    'holds acme/Vpn2 [alarm]: an alarm on TunnelState',
    'broken (warning) acme-network/Vpc [devices]: 1 customer gateway',
  ]);
});

test('takes an alarm that names no connection for all, also one that computes with the metric', () => {
  const metrics = [{ MetricStat: { Metric: { MetricName: 'TunnelState' } } }];
  for (const resource of [alarm('All'), aws('AWS::CloudWatch::Alarm', 'Computed', { Metrics: metrics })]) {
    expect(told(rule, only({ links: [link('Vpn1', '198.51.100.1')], resources: [resource] }))).toContain(
      'holds acme/Vpn1 [alarm]: an alarm on TunnelState',
    );
  }
});

test('is unknown when the address of a second device is', () => {
  const links = [link('Vpn1', '198.51.100.1', { peers: ['198.51.100.1', UNTOLD] })];
  expect(told(rule, only({ links, resources: [alarm('All')] }))).toEqual([
    'holds acme/Vpn1 [tunnels]: 2 tunnels',
    'holds acme/Vpn1 [routing]: routing bgp',
    'holds acme/Vpn1 [alarm]: an alarm on TunnelState',
    'unknown acme-network/Vpc [devices]: 1 customer gateway',
  ]);
});

test('looks at no link of another kind', () => {
  expect(told(rule, only({ links: [link('Ha', '198.51.100.1', { kind: 'ha-vpn' })] }))).toEqual([]);
});
